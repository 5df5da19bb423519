"""Comparable precedents as their pages show them."""

from dataclasses import dataclass

from precedents import comparable
from precedents.comparable import Comparable, Comparison, Situation
from precedents.comparable_form import KindsForm, SituationForm
from precedents.facets import FACETS
from precedents.identifying_numbers import identifying_numbers
from precedents.likenesses import LIKENESSES
from precedents.models import PrecedentPage
from precedents.result_item import outcome_of
from precedents.rules import BlockingRule
from precedents.vocabulary import GRANTED_OUTCOMES

UNREAD = {"route"}
"""What a situation cannot share, because it is not decided yet."""


@dataclass(frozen=True)
class Switch:
    name: str
    label: str
    is_on: bool


@dataclass(frozen=True)
class FittingView:
    """A rule that fits, for `precedents/fitting_rules.html`; its filter is a button of the form."""

    rule: BlockingRule
    words: tuple[str, ...]
    chosen: bool


class Item:
    """One result."""

    def __init__(self, item: Comparable) -> None:
        self.page = item.page
        self.outcome, self.outcome_label = outcome_of(item.page)
        self.reasons, self.differences = item.reasons, item.differences
        self.twins = [(twin, *outcome_of(twin)) for twin in item.twins]
        self.brought = item.brought
        self.side = "toegekend" if item.has_outcome(GRANTED_OUTCOMES) else "afgewezen"


class ComparableList:
    """The list, the same on every page that shows it."""

    def __init__(self, comparison: Comparison) -> None:
        self.total, self.shown = comparison.total, comparison.shown
        self.items = [Item(item) for item in comparison.items]


class ComparablePage(ComparableList):
    def __init__(self, form: KindsForm, page: PrecedentPage) -> None:
        kinds = form.cleaned_data["like"]
        self.switches = _switches(kinds)
        super().__init__(comparable.compare(comparable.of_page(page), kinds))


class SituationPage(ComparableList):
    def __init__(self, form: SituationForm, situation: Situation) -> None:
        self.rule = form.cleaned_data["rule"]
        kinds = form.cleaned_data["like"]
        self.switches = [switch for switch in _switches(kinds) if switch.name not in UNREAD]
        self.fitting = [FittingView(fit.rule, fit.words, fit.rule.pk == self.rule) for fit in situation.rules]
        labels = {facet.name: facet.labels() for facet in FACETS if facet.name in ("age", "household")}
        self.readings = [(labels[one.facet][one.value], one.words) for one in situation.readings]
        self.identifying = identifying_numbers(situation.subject.text)
        chosen = {"rule": (self.rule,)} if self.rule else {}
        super().__init__(comparable.compare(situation.subject, kinds, chosen))


def _switches(kinds: tuple[str, ...]) -> list[Switch]:
    return [Switch(likeness.name, likeness.label, likeness.name in kinds) for likeness in LIKENESSES]
