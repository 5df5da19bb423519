"""Rules and domains by their names and everyday words, from the first letters of any word or part of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from dutch.analysis import exact, exact_words, is_stop_word, parts
from dutch.tokens import words
from precedents.rules import BlockingRule, Domain
from precedents.suggested import Suggestion, Typed

SHORTEST = 2
SHORTEST_INSIDE = 3  # two letters begin a part of nearly every compound
BEHIND_ALL = "\U0010ffff"

Named = tuple[str, str]
"""A name, and its everyday words, one expression a line."""


@dataclass(frozen=True)
class Phrase:
    """A name or an everyday expression, as words; `owner` is the place in the list of what it names."""

    owner: int
    text: str
    is_everyday: bool
    words: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Place:
    """A word of a phrase, or (`is_inside`) what is left of it from one of its parts on."""

    start: str
    is_inside: bool
    position: int
    phrase: int


@dataclass(frozen=True, order=True)
class Fit:
    """How well a phrase fits what was typed; the least is the best."""

    missed: int
    is_everyday: bool
    is_inside: bool
    position: int
    length: int
    name: str
    phrase: str
    owner: int

    @property
    def note(self) -> str:
        """Why a name fits that does not say so itself."""
        return f"denk aan: {self.phrase}" if self.is_everyday else ""


class Names:
    """All phrases of a list of names, to be found by the first letters of a word."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._named = list(named)
        self._phrases = [phrase for owner in range(len(self._named)) for phrase in self._phrases_of(owner)]
        self._places = sorted(place for number in range(len(self._phrases)) for place in self._in(number))

    def fits(self, asked: tuple[str, ...]) -> list[Fit]:
        """The best fit of each name whose phrases have a word that begins as the last one that is asked."""
        *before, last = asked
        best: dict[int, Fit] = {}
        for place in self._beginning(last):
            fit = self._fit(place, before)
            best[fit.owner] = min(fit, best.get(fit.owner, fit))
        return sorted(best.values())

    def _beginning(self, start: str) -> list[Place]:
        low = bisect_left(self._places, start, key=lambda place: place.start)
        high = bisect_left(self._places, start + BEHIND_ALL, key=lambda place: place.start)
        found = self._places[low:high]
        return found if len(start) >= SHORTEST_INSIDE else [one for one in found if not one.is_inside]

    def _fit(self, place: Place, before: list[str]) -> Fit:
        phrase = self._phrases[place.phrase]
        name = self._named[phrase.owner][0]
        around = (*phrase.words, *_tokens(name))
        missed = sum(not any(word.startswith(other) for word in around) for other in before)
        length = len(phrase.words)
        return Fit(
            missed,
            phrase.is_everyday,
            place.is_inside,
            place.position,
            length,
            name,
            phrase.text,
            phrase.owner,
        )

    def _phrases_of(self, owner: int) -> Iterator[Phrase]:
        name, everyday_words = self._named[owner]
        yield Phrase(owner, name, False, _tokens(name))
        for line in everyday_words.splitlines():
            yield Phrase(owner, line, True, _tokens(line))

    def _in(self, number: int) -> Iterator[Place]:
        for position, word in enumerate(words(self._phrases[number].text)):
            yield Place(exact(word.text), False, position, number)
            for start in {part.start for part in parts(word.text)} - {0}:
                yield Place(exact(word.text[start:]), True, position, number)


def rules(typed: Typed, most: int) -> list[Suggestion]:
    return _suggested(BlockingRule.objects.all(), typed, most)


def domains(typed: Typed, most: int) -> list[Suggestion]:
    return _suggested(Domain.objects.all(), typed, most)


def _suggested(listed: QuerySet[BlockingRule | Domain], typed: Typed, most: int) -> list[Suggestion]:
    asked = _telling(typed)
    if not asked:
        return []
    found = list(listed.order_by("name").only("slug", "name", "everyday_words"))
    fits = _read(tuple((one.name, one.everyday_words) for one in found)).fits(asked)[:most]
    return [Suggestion(fit.name, url=found[fit.owner].get_absolute_url(), note=fit.note) for fit in fits]


def _telling(typed: Typed) -> tuple[str, ...]:
    """The words that say something; `op de` behind them changes nothing yet."""
    says_something = len(typed.last) >= SHORTEST and not is_stop_word(typed.last)
    return (*typed.before, typed.last) if says_something else typed.before


@lru_cache(4)  # the rules and the domains as they are now; other texts are another list
def _read(named: tuple[Named, ...]) -> Names:
    return Names(named)


@lru_cache(10_000)
def _tokens(text: str) -> tuple[str, ...]:
    return exact_words(text)
