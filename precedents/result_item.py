"""One result as the list shows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from precedents import marks
from precedents.finding import Shown
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain
from precedents.vocabulary import GRANTED_OUTCOMES, Outcome
from precedents.why_here import WhyHere, why_here

UNKNOWN_OUTCOME = "Uitkomst onbekend"


@dataclass(frozen=True)
class Item:
    """`title_reasons` say why words of the title are marked, for who cannot see a title attribute."""

    page: PrecedentPage
    number: str
    title_html: SafeString
    title_reasons: list[str]
    url: str
    kind_label: str
    outcome: str
    outcome_label: str
    rules: list[BlockingRule]
    domains: list[Domain]
    year: int | None
    snippet_html: SafeString
    pay_off_label: str
    pay_off: str
    why: WhyHere


def item_of(page: PrecedentPage, shown: Shown, holding: Mapping[str, int], favoured: Collection[str]) -> Item:
    told: marks.Told = set()
    outcome, outcome_label = outcome_of(page)
    label, pay_off = _pay_off(page)
    return Item(
        page=page,
        number=page.number,
        title_html=marks.in_link(shown.title),
        title_reasons=marks.reasons(shown.title, told),
        url=page.url,
        kind_label=page.get_kind_display(),
        outcome=outcome,
        outcome_label=outcome_label,
        rules=page.rules,
        domains=[item.tag for item in page.domain_items.all()],
        year=page.year,
        snippet_html=marks.in_text(shown.snippet, told),
        pay_off_label=label,
        pay_off=pay_off,
        why=why_here(page, shown.explanation, holding, favoured),
    )


def outcome_of(page: PrecedentPage) -> tuple[str, str]:
    """Value and label, also when there is none."""
    return page.outcome or "onbekend", page.get_outcome_display() or UNKNOWN_OUTCOME


def _pay_off(page: PrecedentPage) -> tuple[str, str]:
    """The line a result ends with: the room that was used, or why there was none."""
    if page.outcome == Outcome.REFUSED:
        return "Waarom niet", _first_sentence(page.room or page.decision)
    if page.outcome in GRANTED_OUTCOMES:
        ground = next(iter(page.legal_grounds.all()), None)
        routes = [route.name for route in page.routes.all()]
        named = "; ".join(routes[:2])
        return "Ruimte", named or (ground.label if ground else "")
    return "", ""


def _first_sentence(text: str) -> str:
    sentence, stop, _rest = text.partition(". ")
    return sentence + stop.strip()
