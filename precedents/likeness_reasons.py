"""Why a precedent is comparable and what differs, in words; all of it read from the live page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from precedents.facets import FACETS, Facet, facet_values
from precedents.likenesses import DIFFERENCES, LIKENESSES, WORDS
from precedents.models import PrecedentPage
from precedents.shared_words import ReadText, as_written, shared_words

Values = Mapping[str, tuple[str, ...]]
_BY_NAME = {facet.name: facet for facet in FACETS}


@dataclass(frozen=True)
class Subject:
    """What precedents are compared with: a text, and the facet values that are known of it.

    `where` says of a value that it stands there: "bij KM-2026-0001". `ids` are the precedents that it is
    itself. A value that is absent from a `guessed` facet may apply all the same: it is no difference.
    """

    where: str
    text: str
    facets: Values
    ids: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One likeness: `name` as in LIKENESSES, and what both have."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class Difference:
    """`name` is a facet, `text` says what it is there and, when known, what it is here."""

    name: str
    label: str
    text: str


class Explainer:
    """Tells the likenesses of these kinds, and all differences. Reads the names of the values once."""

    def __init__(self, subject: Subject, kinds: Collection[str], telling: Mapping[str, float]) -> None:
        self._subject, self._kinds = subject, kinds
        self._written = as_written(subject.text, telling)
        told = {likeness.name for likeness in LIKENESSES if likeness.name in kinds} | set(DIFFERENCES)
        self._names = {name: _BY_NAME[name].labels() for name in told - {WORDS}}

    def reasons(self, page: PrecedentPage, read: ReadText) -> list[Reason]:
        held = facet_values(page)
        shared = {name: self._both(name, held) for name in self._kinds if name != WORDS}
        if WORDS in self._kinds:
            shared[WORDS] = ", ".join(shared_words(self._written, read.tokens))
        return [Reason(one.name, one.label, text) for one in LIKENESSES if (text := shared.get(one.name))]

    def differences(self, page: PrecedentPage) -> list[Difference]:
        held = facet_values(page)
        told = (self._difference(_BY_NAME[name], held[name]) for name in DIFFERENCES)
        return [difference for difference in told if difference]

    def _both(self, name: str, held: Values) -> str:
        return self._shown(name, set(held[name]) & set(self._subject.facets.get(name, ())))

    def _difference(self, facet: Facet, values: tuple[str, ...]) -> Difference | None:
        there, here = set(values), set(self._subject.facets.get(facet.name, ()))
        known = bool(here) or facet.name == "outcome"
        if facet.name in self._subject.guessed:
            there, here = there - here, set()
        if not known or not there or there == here:
            return None
        return Difference(facet.name, facet.label, self._told(facet.name, there, here))

    def _told(self, name: str, there: set[str], here: set[str]) -> str:
        if not here:
            return self._shown(name, there)
        if not there & here:
            return f"{self._shown(name, there)} ({self._subject.where}: {self._shown(name, here)})"
        parts = (("ook", there - here), ("niet", here - there))
        return "; ".join(f"{word} {self._shown(name, values)}" for word, values in parts if values)

    def _shown(self, name: str, values: Collection[str]) -> str:
        return "; ".join(self._names[name][value] for value in sorted(values))
