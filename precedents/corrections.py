"""What a reader may have meant by words that stand nowhere: near words that do lead to a precedent."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from django.db.models import F, QuerySet

from dutch import nearness, tokens
from dutch.analysis import exact
from dutch.lexicon import accented
from dutch.nearness import Near, NearWords
from precedents.collection_words import KnownWords, known_words, words_in
from precedents.everyday import other_words
from precedents.finding import held, standing
from precedents.rules import BlockingRule, Domain
from precedents.word_groups import WordGroup

MOST_CANDIDATES = 8
"""Near words of one typed word that are looked up in the index."""

SHORTEST_FAR = 6
"""For shorter words the word list is not asked, nor words with another first letter: any five letters
have a neighbour there."""

SHORTEST_HALF = 5
_NOT_IN_COLLECTION = 0.25
_PER_TENFOLD = 0.2
"""How much nearer a word counts that ten times as many precedents hold."""


@dataclass(frozen=True)
class _Candidate:
    """`is_public`: a word of the word list or of a rule, no secret whatever was withdrawn."""

    word: str
    cost: float
    is_term: bool
    is_public: bool


def corrections(typed: Iterable[str]) -> dict[str, str]:
    """For typed words that no precedent holds what was probably meant. Raises EngineDown.

    A word that is written right has no correction, and what is proposed leads to a precedent.
    """
    known, terms = known_words(), _terms()
    near = {word: _candidates(exact(word), known, terms) for word in typed if _may_be_wrong(word)}
    times = held({one.word for candidates in near.values() for one in candidates})
    found = {}
    for word, candidates in near.items():
        best = sorted(candidates, key=lambda one: _rank(one, word, times[one.word]))
        meant = next((one.word for one in best if _leads_somewhere(one, times[one.word])), None)
        found[word] = accented().get(meant, meant) if meant else _apart(word, known)
    return {word: meant for word, meant in found.items() if meant}


def _rank(one: _Candidate, typed: str, times: int) -> tuple[float, bool, int, str]:
    """The nearest and most used first; of equals what ends alike, then what is longer: a letter is left
    out more often than put in."""
    cost = one.cost - _PER_TENFOLD * math.log10(1 + times)
    return cost, one.word[-1] != exact(typed)[-1], -len(one.word), one.word


def _may_be_wrong(word: str) -> bool:
    return exact(word).isalpha() and nearness.SHORTEST <= len(word) <= tokens.LONGEST // 2


def _leads_somewhere(one: _Candidate, times: int) -> bool:
    """A word that stands nowhere itself may be an everyday word of a rule that precedents met."""
    if not times:
        return one.is_term and any(held(map(" ".join, other_words(one.word))).values())
    return one.is_public or bool(standing([one.word]))


def _candidates(word: str, known: KnownWords, terms: NearWords) -> list[_Candidate]:
    """The nearest words. A compound of Dutch words is probably right: then only what is one letter off."""
    if nearness.is_listed(word):
        return []
    of_rules, of_precedents = terms.near(word), known.nearness.near(word)
    listed = nearness.dutch_near(word) if len(word) >= SHORTEST_FAR else []
    if nearness.is_written_right(word):
        of_rules, of_precedents, listed = map(_one_letter_off, (of_rules, of_precedents, listed))
    elif not _one_letter_off(of_precedents):
        listed += nearness.compounds_near(word)
        if len(word) >= SHORTEST_FAR and not (of_rules or of_precedents):
            of_precedents = known.nearness.near_with_another_start(word)
    return _nearest(of_rules, of_precedents, _less_likely(listed))


def _nearest(of_rules: list[Near], of_precedents: list[Near], listed: list[Near]) -> list[_Candidate]:
    costs: dict[str, float] = {}
    for near in (*of_rules, *of_precedents, *listed):
        costs[near.word] = min(near.cost, costs.get(near.word, near.cost))
    terms, public = {near.word for near in of_rules}, {near.word for near in (*of_rules, *listed)}
    nearest = nsmallest(MOST_CANDIDATES, costs, key=lambda word: (costs[word], word))
    return [_Candidate(word, costs[word], word in terms, word in public) for word in nearest]


def _one_letter_off(found: Iterable[Near]) -> list[Near]:
    return [near for near in found if near.cost <= 1]


def _less_likely(found: Iterable[Near]) -> list[Near]:
    return [Near(near.word, near.cost + _NOT_IN_COLLECTION) for near in found]


def _apart(word: str, known: KnownWords) -> str | None:
    """Two words of precedents that were typed without a space: `bijstandbriefadres`.

    A compound of two is left alone: `wintertoeslag` may be a word that simply stands nowhere.
    """
    plain = exact(word)
    if nearness.is_listed(plain) or len(nearness.split(plain)) == 2:
        return None
    cuts = range(SHORTEST_HALF, len(plain) - SHORTEST_HALF + 1)
    pairs = [(plain[:cut], plain[cut:]) for cut in cuts if plain[:cut] in known and plain[cut:] in known]
    return next((" ".join(pair) for pair in pairs if all(held(pair).values())), None)


def _terms() -> NearWords:
    """The words of rules, domains and word groups, in one query."""
    rows: QuerySet = _columns(BlockingRule, "name", "everyday_words").union(
        _columns(Domain, "name", "everyday_words"), _columns(WordGroup, "words", "finds"), all=True
    )
    return _near_terms(tuple(sorted(rows)))


def _columns(model: type[BlockingRule | Domain | WordGroup], one: str, other: str) -> QuerySet:
    return model.objects.order_by().values_list(F(one), F(other))


@lru_cache(2)
def _near_terms(rows: tuple[tuple[str, str], ...]) -> NearWords:
    """What the rows say is the key: an edit is another list, in whichever process."""
    return NearWords(sorted(set(words_in(text for row in rows for text in row))))
