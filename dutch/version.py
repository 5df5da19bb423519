"""The version of what turns a text into tokens: texts analysed by another version may hold other tokens."""

import hashlib
from functools import cache
from importlib.metadata import version

from dutch.lexicon import FILE, LexiconMissing

RULES = "1"
"""Changes when our own way of making tokens changes."""

_LIBRARIES = ("simplemma", "snowballstemmer")


@cache
def words_version() -> str:
    """A short name that changes with the word list, the libraries of lemmas and stems, and our own rules.

    Raises `LexiconMissing`.
    """
    try:
        words = FILE.read_bytes()
    except OSError as error:
        raise LexiconMissing("De woordenlijst ontbreekt of is beschadigd. Voer uit: make install") from error
    told = [RULES, hashlib.sha256(words).hexdigest(), *map(version, _LIBRARIES)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]
