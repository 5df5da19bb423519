import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from precedents.facets import NAMES
from precedents.finding import EngineDown, Found, Order, QueryError, find
from precedents.fitting_rules import fitting_rules
from precedents.forms import YEARS, SearchForm
from precedents.question import query_of

FILTERS = (*NAMES, *YEARS)


class Command(BaseCommand):
    help = "Zoekt zoals de zoekpagina: dezelfde vraag, dezelfde filters, dezelfde lijst."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", help='wat een lezer typt; "" geeft alle precedenten, nieuwste eerst')
        parser.add_argument(
            "--filter", action="append", default=[], metavar="NAAM=WAARDE", help=", ".join(FILTERS)
        )
        parser.add_argument("--order", default="", help=", ".join(Order))
        parser.add_argument("--page", default="1")
        parser.add_argument("--all-words", action="store_true", help="alleen wat alle woorden heeft")
        parser.add_argument("--engine", help="embedded of elasticsearch; anders wat de instellingen kiezen")
        parser.add_argument("--json", action="store_true", help="als JSON, zonder de vraag te herhalen")

    def handle(self, *args: object, **options: object) -> None:
        form = SearchForm(_parameters(options))
        if not form.is_valid():
            raise CommandError("\n".join(form.sentences))
        try:
            query = query_of(form.cleaned_data, fitting_rules(form.cleaned_data["q"]))
            found = find(query, options["engine"])
        except (EngineDown, QueryError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            json.dumps(as_json(found), ensure_ascii=False, indent=2) if options["json"] else _text(found)
        )


def as_json(found: Found) -> dict[str, object]:
    """Total, the hits of this page and all facet counts."""
    return {
        "total": found.results.total,
        "hits": [
            {
                "number": page.number,
                "title": page.title,
                "kind": page.kind,
                "outcome": page.outcome,
                "score": found.scores[page.pk],
            }
            for page in found.pages
        ],
        "facets": {name: dict(found.results.facets[name]) for name in NAMES},
    }


def _parameters(options: dict[str, object]) -> QueryDict:
    parameters = QueryDict(mutable=True)
    parameters["q"], parameters["order"], parameters["page"] = (
        options["words"],
        options["order"],
        options["page"],
    )
    if options["all_words"]:
        parameters["all_words"] = "1"
    for item in options["filter"]:
        name, equals, value = item.partition("=")
        if not equals or name not in FILTERS:
            raise CommandError(
                f"Onbekend filter ‘{item}’. Schrijf NAAM=WAARDE met een van: {', '.join(FILTERS)}."
            )
        parameters.appendlist(name, value)
    return parameters


def _text(found: Found) -> str:
    lines = [f"{found.results.total} precedenten, {found.results.with_all_words} met alle woorden"]
    lines += [f"{page.number}  {page.get_outcome_display() or '-':24} {page.title}" for page in found.pages]
    return "\n".join(lines)
