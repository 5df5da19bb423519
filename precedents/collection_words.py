"""The words that stand in findable precedents, to correct a typed word or to complete it.

A word stays here when its last precedent is withdrawn, until the next rebuild: who shows a word first
asks the engine whether a precedent still holds it just so (`precedents.finding.standing`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import TypeVar

from django.db import models, transaction
from django.db.models import Subquery

from dutch import tokens
from dutch.analysis import exact, is_stop_word
from dutch.nearness import NearWords

_FITTING = re.compile(r"[a-z]{4,40}")
_BEHIND_ALL_LETTERS = "{"
_ROWS_A_STATEMENT = 5_000

Item = TypeVar("Item")


class CollectionWord(models.Model):
    """A word of a findable precedent as `dutch.analysis.exact` gives it: lower case, accents folded."""

    word = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


_Stamp = tuple[int, str, int, str]
"""Number and word of the first and the last row: the last changes with every word that is added, the
first when words were taken out."""


@dataclass(frozen=True)
class KnownWords:
    """The list as this process read it."""

    stamp: _Stamp | None = None
    ordered: tuple[str, ...] = ()

    @cached_property
    def nearness(self) -> NearWords:
        return NearWords(self.ordered)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.ordered, word)
        return self.ordered[at : at + 1] == (word,)

    def starting_with(self, start: str) -> tuple[str, ...]:
        behind = bisect_left(self.ordered, start + _BEHIND_ALL_LETTERS)
        return self.ordered[bisect_left(self.ordered, start) : behind]


class _Remembered:
    """The list of this process. Threads may read it twice at the same time, which gives the same list."""

    def __init__(self) -> None:
        self._known = KnownWords()

    def now(self) -> KnownWords:
        known, stamp = self._known, _stamp()
        if known.stamp != stamp:
            known = self._known = _read(stamp, known)
        return known


_remembered = _Remembered()


def known_words() -> KnownWords:
    """The list as it is now. Asks the database for one row while nothing changed, else for what was added."""
    return _remembered.now()


def starting_with(prefix: str, most: int) -> list[str]:
    """Words of the list that begin with these letters: the shortest first, equals by the alphabet."""
    found = known_words().starting_with(exact(prefix))
    return nsmallest(most, found, key=lambda word: (len(word), word))


def words_among(words: Iterable[str]) -> frozenset[str]:
    """Those of a few hundred words that stand in the list; without words the database is not asked."""
    return frozenset(CollectionWord.objects.filter(word__in=set(words)).values_list("word", flat=True))


def words_in(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts that belong in the list: of letters only, four to forty, no stop words."""
    for word in {word for text in texts for word in tokens.spelled(text)}:
        token = exact(word)
        if _FITTING.fullmatch(token) and not is_stop_word(token):
            yield token


def remember(words: Iterable[str]) -> None:
    """Adds the words that are not in the list yet."""
    known = known_words()
    _add({word for word in words if word not in known})


def newest() -> int:
    """The number of the word that was added last; 0 when there is none."""
    return CollectionWord.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def replace(until: int, words: frozenset[str] | set[str]) -> None:
    """Makes these words the list, in one transaction: no reader sees an empty list.

    Words numbered after `until` stay too: they came in while these were gathered.
    """
    before = dict(CollectionWord.objects.filter(pk__lte=until).order_by("pk").values_list("pk", "word"))
    gone = [number for number, word in before.items() if word not in words]
    if gone:
        gone.append(next(iter(before)))  # the first row gets a new number, which tells that words are gone
    with transaction.atomic():
        for numbers in _batches(gone):
            CollectionWord.objects.filter(pk__in=numbers).delete()
        _add(words.difference(before[number] for number in before.keys() - set(gone)))


def forget(words: frozenset[str]) -> None:
    """Takes words out. The first row gets a new number, which tells every process that words are gone."""
    gone = set(CollectionWord.objects.filter(word__in=words).values_list("pk", flat=True))
    if not gone:
        return
    first = CollectionWord.objects.order_by("pk").first()
    with transaction.atomic():
        for numbers in _batches(gone | {first.pk}):
            CollectionWord.objects.filter(pk__in=numbers).delete()
        _add({first.word} - words)


def _add(words: Iterable[str]) -> None:
    for batch in _batches(words):
        rows = [CollectionWord(word=word) for word in batch]
        CollectionWord.objects.bulk_create(rows, ignore_conflicts=True)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    coming = iter(items)
    while batch := list(islice(coming, _ROWS_A_STATEMENT)):
        yield batch


def _stamp() -> _Stamp | None:
    last = CollectionWord.objects.order_by("-pk")
    ends = CollectionWord.objects.order_by("pk").values_list(
        "pk", "word", Subquery(last.values("pk")[:1]), Subquery(last.values("word")[:1])
    )
    return ends.first()


def _read(stamp: _Stamp | None, known: KnownWords) -> KnownWords:
    """What was added, when the list still begins as it did; else the whole list."""
    rows = CollectionWord.objects.order_by().values_list("word", flat=True)
    if known.stamp and stamp and known.stamp[:2] == stamp[:2] and known.stamp[2] < stamp[2]:
        added = rows.filter(pk__gt=known.stamp[2])
        return KnownWords(stamp, tuple(sorted({*known.ordered, *added})))
    return KnownWords(stamp, tuple(sorted(rows)))
