"""Other ways to say what someone typed: "samenwoonkorting" also asks for "kostendelersnorm".

They come from the everyday words of rules and domains, and from the word groups. One step only: what a
word leads to does not lead on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, QuerySet

from dutch import tokens
from dutch.analysis import exact, is_stop_word, stem
from precedents.rules import BlockingRule, Domain
from precedents.word_groups import WordGroup

MOST_WAYS = 12
MOST_PER_WORD = 4
"""How far a question grows: other ways in all, and for one typed word."""

_TURNING = frozenset({"geen", "niet", "niets", "niemand", "zonder"})

Listed = tuple[str, str]
"""Ways to say something, one a line, and what each of them means, one a line."""


def other_words(
    text: str, groups: Iterable[WordGroup] | None = None
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Other ways to say the text, as words, each to the words of the text that it stands in for.

    The most telling come first: those for an expression of many words, then those for a word with few
    meanings. `groups` are used instead of those in the database. An edit in the database counts at once.
    """
    asked = _read(text)
    if not asked.telling:
        return {}
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for way in sorted(_said(asked, _vocabulary(_listed(groups))), key=lambda way: way.vagueness):
        typed = asked.typed(way.said)
        if way.means.words in found or (len(found) < MOST_WAYS and not _any_full(typed, found)):
            found.setdefault(way.means.words, {}).update(dict.fromkeys(typed))
    return {words: tuple(typed) for words, typed in found.items()}


def _any_full(typed: tuple[str, ...], found: Mapping[tuple[str, ...], dict[str, None]]) -> bool:
    return any(sum(word in others for others in found.values()) >= MOST_PER_WORD for word in typed)


@dataclass(frozen=True)
class _Said:
    """A text by its words (`exact` tokens), and by their stems; a stop word has itself for stem."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    telling: frozenset[str]

    def holds(self, phrase: "_Said") -> bool:
        """True when all telling words of the phrase are here, and each `geen` and `niet` of it.

        With one telling word among others ("niet meer thuis") the words must stand here just so: `thuis`
        alone says something else.
        """
        if len(phrase.telling) == 1 and len(phrase.stems) > 1:
            return f" {' '.join(phrase.stems)} " in f" {' '.join(self.stems)} "
        return phrase.telling <= self.telling and _TURNING.intersection(phrase.words) <= set(self.words)

    def typed(self, phrase: "_Said") -> tuple[str, ...]:
        """The words here that say the phrase."""
        pairs = zip(self.words, self.stems, strict=True)
        return tuple(dict.fromkeys(word for word, token in pairs if token in phrase.telling))


@dataclass(frozen=True)
class _Way:
    """A phrase, one of its meanings, and all meanings of the list that it stands in."""

    said: _Said
    means: _Said
    meanings: tuple[_Said, ...]

    @property
    def vagueness(self) -> tuple[int, int]:
        return -len(self.said.telling), len(self.meanings)

    def adds_to(self, asked: _Said) -> bool:
        """Not when a meaning is typed too: "basisregistratie personen (brp)" asks for no third name."""
        others = [meaning.telling - self.said.telling for meaning in self.meanings]
        typed = any(other and other <= asked.telling for other in others)
        return not typed and not self.means.telling <= asked.telling


def _read(text: str) -> _Said:
    words = [word.text for word in tokens.words(text)]
    telling = {word: stem(word) for word in words if not is_stop_word(word)}
    return _Said(
        words=tuple(map(exact, words)),
        stems=tuple(telling.get(word, exact(word)) for word in words),
        telling=frozenset(telling.values()),
    )


_phrase = lru_cache(20_000)(_read)


# What is known


def _listed(groups: Iterable[WordGroup] | None) -> tuple[Listed, ...]:
    """All that is known, in one query; in a group both ways the words are their own meanings."""
    rows: QuerySet = _columns(BlockingRule, "everyday_words", "name").union(
        _columns(Domain, "everyday_words", "name"), all=True
    )
    if groups is None:
        return tuple(sorted(rows.union(_columns(WordGroup, "words", "finds"), all=True)))
    return tuple(sorted([*rows, *((group.words, group.finds) for group in groups)]))


def _columns(model: type[BlockingRule | Domain | WordGroup], said: str, means: str) -> QuerySet:
    return model.objects.order_by().values_list(F(said), F(means))


@lru_cache(4)
def _vocabulary(listed: tuple[Listed, ...]) -> Mapping[str, tuple[_Way, ...]]:
    """Ways to say things by one stem that each of them holds. What the lists say is the key: a text that
    someone changed is another list, in whichever process."""
    by_stem: dict[str, list[_Way]] = defaultdict(list)
    for said, means in listed:
        for way in _ways(said.splitlines(), (means or said).splitlines()):
            by_stem[max(way.said.telling, key=lambda token: (len(token), token))].append(way)
    return {token: tuple(ways) for token, ways in by_stem.items()}


def _ways(said: list[str], means: list[str]) -> Iterator[_Way]:
    meanings = tuple(meaning for meaning in map(_phrase, means) if meaning.telling)
    for phrase in map(_phrase, said):
        if phrase.telling:
            yield from (_Way(phrase, meaning, meanings) for meaning in meanings)


def _said(asked: _Said, vocabulary: Mapping[str, tuple[_Way, ...]]) -> Iterator[_Way]:
    """The ways that the question gives."""
    for token in dict.fromkeys(asked.stems):
        for way in vocabulary.get(token, ()):
            if asked.holds(way.said) and way.adds_to(asked):
                yield way
