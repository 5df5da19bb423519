"""The word that is being typed, completed with words that stand in findable precedents now."""

from collections.abc import Iterable

from dutch.analysis import is_stop_word, stem
from precedents.collection_words import starting_with
from precedents.finding import held, standing
from precedents.suggested import Typed

SHORTEST = 3
CANDIDATES = 40


def completions(typed: Typed, most: int) -> list[str]:
    """Words that begin with the last one, one form of each, those that precedents hold most first.

    Each stands just so in a precedent that can be found now. Raises EngineDown.
    """
    if not typed.is_open or len(typed.last) < SHORTEST:
        return []
    begun = (word for word in starting_with(typed.last, CANDIDATES) if word != typed.last)
    times = held(_one_form_each(word for word in begun if not is_stop_word(word)))
    likely = sorted((word for word in times if times[word]), key=lambda word: (-times[word], len(word), word))
    return _standing(likely, most)


def _one_form_each(words: Iterable[str]) -> Iterable[str]:
    """The first form of each: `schuld` stands for `schulden` too, a search for either finds both."""
    by_stem: dict[str, str] = {}
    for word in words:
        by_stem.setdefault(stem(word), word)
    return by_stem.values()


def _standing(words: list[str], most: int) -> list[str]:
    """The first that stand in a precedent; asks a second time when some of them do not, and no third."""
    found = standing(words[:most])
    missing = most - len(found)
    return found + standing(words[most : 2 * most])[:missing] if missing else found
