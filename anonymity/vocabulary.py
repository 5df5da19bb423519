"""What our lists say of a word by itself: a first name, a last name, a prefix, a place, a title, kin."""

import re
from functools import cache, lru_cache

from anonymity import lists
from dutch.compounds import split
from dutch.lexicon import lexicon
from dutch.tokens import fold

_REMEMBERED = 50_000
_SHORTEST_NAME = 3
_SHORTEST_MADE, _LONGEST_MADE = 7, 13


@lru_cache(_REMEMBERED)
def is_first(word: str) -> bool:
    """Whether it is a listed first name, possessive or not: `Fatima's`, `Daans`."""
    return any(_is_first(form) for form in _name_forms(word))


def _is_first(form: str) -> bool:
    return all(piece in _folded("first_names.txt") for piece in form.split("-"))


@lru_cache(_REMEMBERED)
def is_last(word: str) -> bool:
    """Whether it is a listed last name, possessive or not, or made as last names are: `Poorthuis`."""
    return any(_is_last(form) for form in _name_forms(word))


def _is_last(form: str) -> bool:
    if "-" in form:
        return any(_is_last(piece) for piece in form.split("-") if piece not in _prefixes())
    return form in _folded("last_names.txt") or _is_made_name(form)


def _is_made_name(word: str) -> bool:
    """Two Dutch words that the list does not know together, the last one of land, house or trade."""
    terms = lists.words("domain_words.txt") | lists.words("allowed_terms.txt")
    if not word.endswith(_made_endings()) or word in lexicon().known or word in terms:
        return False
    return _SHORTEST_MADE <= len(word) <= _LONGEST_MADE and len(split(word)) == 2


def is_listed(word: str) -> bool:
    """Whether it is a first or last name by itself."""
    return is_first(word) or is_last(word)


@lru_cache(_REMEMBERED)
def is_function_word(word: str) -> bool:
    return word.lower() in lists.words("function_words.txt")


@lru_cache(_REMEMBERED)
def is_prefix(word: str) -> bool:
    """Whether it may stand before a last name: `van`, `el`, `'t`."""
    return word.lower().strip("'") in _prefixes()


def is_title(word: str) -> bool:
    return word.lower().rstrip(".") in lists.part("titles.txt", "title")


def is_kin(word: str) -> bool:
    return word.lower() in lists.part("titles.txt", "kin")


def is_head(word: str) -> bool:
    """Whether an organisation or a work may be called by it: `School`, `Project`, `Boek`."""
    plain = word.lower()
    return plain in lists.words("organisations.txt") or plain in lists.words("heads.txt")


def is_place(word: str) -> bool:
    """Whether it is a listed place of one word."""
    return fold(word) in place_names()


@cache
def place_names() -> dict[str, bool]:
    """All places, folded; whether each is a neighbourhood."""
    places = {
        fold(_without_province(line.split("\t")[0])): False for line in lists.lines("municipalities.tsv")
    }
    for line in lists.lines("places.txt"):
        places[fold(line.removesuffix(" (hood)"))] = line.endswith("(hood)")
    return places


def forms(word: str) -> list[str]:
    """A word, folded, and what it may be the possessive of."""
    plain = fold(word)
    found = [plain]
    for ending in ("'s", "s", "'"):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_NAME:
            found.append(plain.removesuffix(ending))
    return found


def _name_forms(word: str) -> list[str]:
    """`Daans` may be of Daan; `langs` is a word itself and not of Lang."""
    return [fold(word)] if word.lower() in lexicon().known else forms(word)


def _without_province(name: str) -> str:
    return re.sub(r" \(\w+\.?\)$", "", name)


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lists.words(name))


@cache
def _made_endings() -> tuple[str, ...]:
    return tuple(lists.words("name_endings.txt"))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(word.strip("'’") for word in lists.words("name_prefixes.txt"))
