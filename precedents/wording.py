"""Words of a reader or a text, named in a sentence."""

from collections.abc import Iterable

MOST = 4
LONGEST_WORD = 40


def quoted(words: Iterable[str], most: int = MOST) -> str:
    """`‘a’, ‘b’ en ‘c’`: long words cut, and of many words the first and "andere woorden"."""
    named = [f"‘{word}’" if len(word) <= LONGEST_WORD else f"‘{word[:LONGEST_WORD]}…’" for word in words]
    if len(named) > most:
        named = [*named[: most - 1], "andere woorden"]
    return " en ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
