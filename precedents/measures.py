"""What is counted here for who keeps the site running; shown by `kennisbank.metrics`. No text is a label."""

from prometheus_client import Counter, Histogram

SEARCH_SECONDS = Histogram(
    "kennisbank_search_seconds",
    "Antwoord van de zoekmachine: een vraag (find) of vergelijkbare precedenten (alike)",
    ["kind"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 20),
)
FINDINGS = Counter(
    "kennisbank_findings",
    "Bevindingen van de anonimiteitscontrole per niveau; een bevinding telt bij elke controle van de tekst",
    ["level"],
)
