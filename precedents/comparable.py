"""Precedents comparable to a precedent or to a pasted situation: which ones, why, and what differs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from precedents import deadlocks
from precedents.facets import facet_values
from precedents.finding import Example, alike
from precedents.fitting_rules import FittingRule, fitting_rules
from precedents.household_reading import Reading, read_person
from precedents.knots import pages_by_knot
from precedents.likeness_reasons import Difference, Explainer, Reason, Subject, Values
from precedents.likenesses import LIKENESSES, NAMES, WORDS
from precedents.models import PrecedentPage
from precedents.public_text import prose
from precedents.shared_words import ReadText, read
from precedents.vocabulary import GRANTED_OUTCOMES, Outcome

LONGEST_TEXT = 10_000
"""Characters of a situation. Of a precedent as much is compared; its telling paragraphs come first."""
MOST = 20
FIRST = 10
"""Among so many a granted and a refused precedent stand beside each other, when there are both."""

SIDES = (GRANTED_OUTCOMES, (Outcome.REFUSED,))
_SPARE = 5


@dataclass(frozen=True)
class Situation:
    """A pasted text, and what was read in it."""

    subject: Subject
    rules: tuple[FittingRule, ...]
    readings: tuple[Reading, ...]


@dataclass(eq=False)
class Comparable:
    """One result. `brought`: its outcome, not its likeness, gave it this place."""

    page: PrecedentPage
    twins: list[PrecedentPage] = field(default_factory=list)
    brought: bool = False
    reasons: list[Reason] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def has_outcome(self, outcomes: Collection[str]) -> bool:
        return any(page.outcome in outcomes for page in (self.page, *self.twins))


@dataclass(frozen=True)
class Comparison:
    """`total` precedents have something in common; the most alike are the items."""

    total: int
    items: list[Comparable]

    @property
    def shown(self) -> int:
        """Precedents in the list, those with nearly the same text as another too."""
        return sum(1 + len(item.twins) for item in self.items)


def of_page(page: PrecedentPage) -> Subject:
    """A precedent, read with its parts, as what others are compared with."""
    held = facet_values(page)
    knots = tuple(value for value in held["deadlock"] if value != deadlocks.ANY)
    text = "\n".join((page.title, *prose(page)))[:LONGEST_TEXT]
    return Subject(f"bij {page.number}", text, {**held, "deadlock": knots}, ids=frozenset({str(page.pk)}))


def of_text(text: str) -> Situation:
    """A pasted situation: the rules that fit it, the knopen of those rules, and who it is about."""
    rules, readings = fitting_rules(text), read_person(text)
    fit = {fitting.rule.pk for fitting in rules}
    facets = {
        "rule": tuple(fit),
        "deadlock": tuple(pages_by_knot(fit)),
        "boundary": tuple({fitting.rule.boundary for fitting in rules}),
        **{reading.facet: (reading.value,) for reading in readings},
    }
    subject = Subject("in uw tekst", text, facets, guessed=frozenset({"rule"}))
    return Situation(subject, rules, readings)


def compare(
    subject: Subject, kinds: Collection[str] = NAMES, chosen: Values | None = None, most: int = MOST
) -> Comparison:
    """The `most` precedents that are most alike in these kinds of likeness. Raises EngineDown."""
    return _Comparing(subject, kinds, chosen or {}).answer(most)


class _Comparing:
    """One question; what was read of a page is read once."""

    def __init__(self, subject: Subject, kinds: Collection[str], chosen: Values) -> None:
        self._subject, self._kinds, self._chosen = subject, kinds, chosen
        weights = {likeness.name: likeness.weight for likeness in LIKENESSES if likeness.name in kinds}
        words = weights.pop(WORDS, 0)
        self._example = Example(subject.text, subject.facets, weights, words)
        self._read: dict[int, ReadText] = {}
        self._telling: Mapping[str, float] | None = None

    def answer(self, most: int) -> Comparison:
        found = alike(self._example, self._chosen, self._subject.ids, most)
        self._telling = found.telling
        items = self._without_twins(found.pages)
        if found.total > len(found.pages):
            items = self._with_both_outcomes(items, min(FIRST, most))[:most]
        explainer = Explainer(self._subject, self._kinds, found.telling)
        for item in items:
            item.reasons = explainer.reasons(item.page, self._read_of(item.page))
            item.differences = explainer.differences(item.page)
        return Comparison(found.total, items)

    def _read_of(self, page: PrecedentPage) -> ReadText:
        if page.pk not in self._read:
            self._read[page.pk] = read((page.title, *prose(page)))
        return self._read[page.pk]

    def _twin(self, page: PrecedentPage, items: list[Comparable]) -> Comparable | None:
        runs = self._read_of(page).runs
        return next((item for item in items if runs.nearly(self._read_of(item.page).runs)), None)

    def _without_twins(self, pages: tuple[PrecedentPage, ...]) -> list[Comparable]:
        items: list[Comparable] = []
        for page in pages:
            if twin := self._twin(page, items):
                twin.twins.append(page)
            else:
                items.append(Comparable(page))
        return items

    def _with_both_outcomes(self, items: list[Comparable], first: int) -> list[Comparable]:
        """The same order, but the best granted and the best refused one stand among the first."""
        best = [one for outcomes in SIDES if (one := self._best(outcomes, items))]
        others = [item for item in items if item not in best][: max(0, first - len(best))]
        ranked = [*items, *(one for one in best if one not in items)]
        head = [item for item in ranked if item in best or item in others]
        for item in best:
            item.brought = item not in items[:first]
        return head + [item for item in items if item not in head]

    def _best(self, outcomes: Collection[str], items: list[Comparable]) -> Comparable | None:
        """The most alike with one of these outcomes, asked for when it is not among the items."""
        listed = next((item for item in items if item.has_outcome(outcomes)), None)
        if listed:
            return listed
        of_outcome = {**self._chosen, "outcome": tuple(outcomes)}
        found = alike(self._example, of_outcome, self._subject.ids, _SPARE, self._telling)
        return next((Comparable(page) for page in found.pages if not self._twin(page, items)), None)
