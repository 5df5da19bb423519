"""Which words two texts share, as they stand in the one that the reader knows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import analyze, is_stop_word, parts, stem
from precedents.near_duplicates import Runs, runs_of

MOST_SHOWN = 6


@dataclass(frozen=True)
class ReadText:
    """A text as it is compared: the tokens that it holds, and its runs of words."""

    tokens: frozenset[str]
    runs: Runs


def read(paragraphs: Iterable[str]) -> ReadText:
    found = analyze("\n".join(paragraphs))
    return ReadText(frozenset(found.parts), runs_of(found.words))


def as_written(text: str, telling: Mapping[str, float]) -> dict[str, str]:
    """Each telling token as the text first writes it, the most telling first; of a compound the part.

    A token that stands alone as well is written as that word: `schuld` as `schulden`, not as the beginning
    of `schuldregeling`. A part that is no word by itself is left out.
    """
    whole: dict[str, str] = {}
    part_of: dict[str, str] = {}
    for word in tokens.words(text):
        if not is_stop_word(word.text):
            whole.setdefault(stem(word.text), word.text)
            for part in parts(word.text):
                part_of.setdefault(part.token, _as_word(word.text[part.start : part.end], part.token))
    written = {**part_of, **whole}
    heaviest = sorted(telling, key=lambda token: (-telling[token], token))
    return {token: written[token] for token in heaviest if written.get(token)}


def _as_word(part: str, token: str) -> str:
    """Without the linking s: `uitkerings` is `uitkering`."""
    words = (word for word in (part, part.removesuffix("s")) if word and stem(word) == token)
    return next((word for word in words if not is_stop_word(word)), "")


def shared_words(written: Mapping[str, str], held: Collection[str]) -> list[str]:
    """The words whose token is held, at most `MOST_SHOWN`; `huur` is not told beside `huurschuld`."""
    shared = {word.casefold(): word for token, word in written.items() if token in held}
    return [word for low, word in shared.items() if not _within(low, shared)][:MOST_SHOWN]


def _within(word: str, others: Iterable[str]) -> bool:
    return any(word in other for other in others if other != word)
