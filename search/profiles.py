"""Which of a number of profiles a text points to, and by which of its words. It knows no rule.

A profile is what somebody wrote to recognise a thing by. A word points to a profile as much as it stands
more often there than in all profiles together: `ln(1 + 2 * share in the profile / share in all)`, which is a
unigram language model, smoothed with the language of all profiles (Zhai and Lafferty, TOIS 2004). The
evidence of all words is added up; a word that is repeated counts by the logarithm of its number.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dutch.analysis import exact_words
from search.telling_words import Span, TellingText, TellingWord, stems, telling_words

DOUBT = 3
"""Added to the number of times that a word stands in all profiles: one that stands there once may do so by
chance, and tells less than one that stands often in one profile only."""

IN_PHRASE = 1.5
"""What a word counts when all words of a phrase of the profile stand near each other in the text."""

JUST_SO = 3.0
"""What a phrase tells that says nothing by its telling words ("geen papieren"), typed just so."""

UNKNOWN = 3.0
"""What a word that stands in no profile tells of something else."""

LEAST_LEAD = 2.0
"""The evidence by which the first profile must lead the average one: "uitkering" alone, which stands with
most rules, leads by 1.2; "briefadres" by 5.6."""

LEAST_SHARE = 0.6
"""Of the evidence in a text of one word that the first profile must have. Longer texts say more that does not
matter: divided by the fourth root of the number of different words. Of 480 texts about other things
83 to 99 % are under it, of 360 about a rule one or two."""

BESIDE_FIRST = 0.6
"""A profile stands beside the first when it leads the average by at least this share of the first's lead."""

MOST_WORDS = 6
LEAST_TELLING = 1 / 3
"""Which words are told as the reason: so many, each telling at least this share of what the first tells."""


@dataclass(frozen=True)
class Profile:
    """`texts` say it in sentences; numbers in them are examples and do not count. `phrases` say it in
    expressions of a few words that mean it together."""

    id: str
    texts: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """A profile that a text points to; `words` are the words that do, as they stand in the text and in its
    order. Words that stand side by side are one: `inwonende zoon`."""

    id: str
    score: float
    words: tuple[str, ...]


@dataclass
class _Found:
    """What of the phrases of one profile stands in a text."""

    tokens: set[str] = field(default_factory=set)
    just_so: dict[tuple[str, ...], Span] = field(default_factory=dict)


class Profiles:
    """Profiles to compare texts with. Raises `LexiconMissing` when there is no word list yet."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        profiles = tuple(profiles)
        self._size = len(profiles)
        self._weights = _weights(profiles)
        self._together: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self._just_so: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for one in profiles:
            for phrase in one.phrases:
                self._keep(one.id, phrase)

    def ranked(self, text: str) -> list[tuple[str, float]]:
        """Every profile that a word of the text points to, with the evidence; the most first."""
        asked = TellingText(text)
        return _ordered(self._scores(asked, self._phrases_in(asked)))

    def fitting(self, text: str, most: int) -> list[Fit]:
        """At most so many profiles that the text points to strongly, best first; often one, of a text about
        something else none."""
        asked = TellingText(text)
        found = self._phrases_in(asked)
        scores = self._scores(asked, found)
        ranked = _ordered(scores)
        mean = sum(scores.values()) / max(1, self._size)
        if not ranked or not self._is_strong(asked, ranked[0][1], mean):
            return []
        least = mean + BESIDE_FIRST * (ranked[0][1] - mean)
        strong = [(id_, score) for id_, score in ranked[:most] if score >= least]
        return [Fit(id_, score, self._why(asked, id_, found[id_])) for id_, score in strong]

    def _keep(self, id_: str, phrase: str) -> None:
        """A phrase of two telling words is kept under the longest, which few texts hold."""
        telling, words = stems(phrase), exact_words(phrase)
        if len(telling) > 1:
            self._together[max(telling, key=lambda token: (len(token), token))].append((id_, telling))
        elif len(words) > 1:
            self._just_so[words].append(id_)

    def _phrases_in(self, asked: TellingText) -> dict[str, _Found]:
        found: dict[str, _Found] = defaultdict(_Found)
        for token in asked.repeats:
            for id_, phrase in self._together.get(token, ()):
                if asked.has_near(phrase):
                    found[id_].tokens |= phrase
        for words, span in asked.sequences({len(phrase) for phrase in self._just_so}):
            for id_ in self._just_so.get(words, ()):
                found[id_].just_so.setdefault(words, span)
        return found

    def _scores(self, asked: TellingText, found: Mapping[str, _Found]) -> dict[str, float]:
        scores = defaultdict(float, {id_: JUST_SO for id_, one in found.items() if one.just_so})
        for token, times in asked.repeats.items():
            for id_, weight in self._weights.get(token, {}).items():
                phrased = id_ in found and token in found[id_].tokens
                scores[id_] += times * weight * (IN_PHRASE if phrased else 1.0)
        return scores

    def _is_strong(self, asked: TellingText, first: float, mean: float) -> bool:
        evidence = sum(
            asked.repeats[token] * max(self._weights.get(token, {"": UNKNOWN}).values())
            for token in asked.stems
        )
        share = LEAST_SHARE / max(1, len(asked.stems)) ** 0.25
        return first - mean >= LEAST_LEAD and first >= evidence * share

    def _why(self, asked: TellingText, id_: str, found: _Found) -> tuple[str, ...]:
        """The words that tell most for this profile beyond what they tell for the average one."""
        once = {word.stem: word for word in reversed(asked.words)}.values()
        telling = {word: self._telling(word, id_, found.tokens) for word in once}
        best = sorted(telling, key=lambda word: (-telling[word], word.start))[:MOST_WORDS]
        chosen = [word for word in best if telling[word] >= telling[best[0]] * LEAST_TELLING]
        return asked.written([*found.just_so.values(), *((word.start, word.end) for word in chosen)])

    def _telling(self, word: TellingWord, id_: str, phrased: set[str]) -> float:
        return sum(
            counts * self._beyond_average(token, id_) * (IN_PHRASE if token in phrased else 1.0)
            for token, counts in word.tokens
        )

    def _beyond_average(self, token: str, id_: str) -> float:
        weights = self._weights.get(token, {})
        return weights.get(id_, 0.0) - sum(weights.values()) / self._size


def _weights(profiles: Sequence[Profile]) -> dict[str, dict[str, float]]:
    """Token to profile to how much it points there."""
    counts = {one.id: _counts(one.phrases) + _counts(one.texts, numbers=False) for one in profiles}
    in_all: Counter[str] = Counter()
    for held in counts.values():
        in_all.update(held)
    total = in_all.total()
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for id_, held in counts.items():
        size = held.total()
        for token, count in held.items():
            weights[token][id_] = math.log1p(2 * (count / size) / ((in_all[token] + DOUBT) / total))
    return dict(weights)


def _counts(texts: Iterable[str], numbers: bool = True) -> Counter[str]:
    """How many of the texts hold each token, parts of compounds by what they count."""
    counts: Counter[str] = Counter()
    for text in texts:
        held: dict[str, float] = {}
        for word in telling_words(text):
            for token, weight in word.tokens:
                if numbers or not token.isdigit():
                    held[token] = max(weight, held.get(token, 0.0))
        counts.update(held)
    return counts


def _ordered(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
