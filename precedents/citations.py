"""Citations in what a reader types: a citation number, an ECLI, or a law article such as `4:84 Awb`."""

import re
from collections.abc import Iterator, Mapping

from precedents.legal import article_code
from precedents.rules import Law

NUMBER = re.compile(r"\bKM-\d{4}-\d{4,}\b", re.IGNORECASE)
ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]*[A-Z0-9]\b", re.IGNORECASE)
ARTICLE = r"\d{1,4}[a-z]{0,3}(?:[:.]\d{1,4}[a-z]{0,3}){0,3}"
# "art. 35 Pw", "artikel 18 lid 1 van de Participatiewet", "4:84 Awb"
BEFORE_LAW = (
    r"(?:\s*,?\s*(?:eerste|tweede|derde|vierde|vijfde)\s+lid)?"
    r"(?:\s*,?\s*lid\s+\d+[a-z]?)?"
    r"(?:\s+(?:van\s+)?(?:de|het))?\s+"
)


def law_names() -> dict[str, str]:
    """Names and abbreviations of all laws in lower case, each with its BWB id."""
    laws = Law.objects.values_list("bwb_id", "name", "abbreviation")
    named = {name.lower(): bwb_id for bwb_id, *names in laws for name in names if name}
    return dict(sorted(named.items(), key=lambda pair: -len(pair[0])))


def codes_in(text: str, laws: Mapping[str, str]) -> frozenset[str]:
    """Canonical codes of every citation in the text, as `Record.codes` holds them."""
    return frozenset(_codes(text, laws))


def _codes(text: str, laws: Mapping[str, str]) -> Iterator[str]:
    yield from (match.lower() for match in NUMBER.findall(text))
    yield from (match.lower() for match in ECLI.findall(text))
    if laws and any(character.isdigit() for character in text):
        names = "|".join(re.escape(name) for name in laws)
        cited = re.compile(rf"\b({ARTICLE}){BEFORE_LAW}({names})\b", re.IGNORECASE)
        for article, law in cited.findall(text):
            yield article_code(laws[law.lower()], article)
