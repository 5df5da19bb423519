"""What a word is by itself: a first name, a last name, a place, a Dutch word, or known to be harmless."""

import re
from functools import cache, lru_cache

from anonymity import lists
from dutch.compounds import split
from dutch.lexicon import lexicon
from dutch.tokens import fold

_REMEMBERED = 50_000
_SHORTEST_NAME = 3


@lru_cache(_REMEMBERED)
def is_first(word: str) -> bool:
    """Whether it is a listed first name, possessive or not: `Fatima's`, `Daans`."""
    return any(form in _folded("first_names.txt") for form in _name_forms(word))


@lru_cache(_REMEMBERED)
def is_last(word: str) -> bool:
    """Whether it is a listed last name, possessive or not."""
    return any(form in _folded("last_names.txt") for form in _name_forms(word))


def is_listed(word: str) -> bool:
    """Whether it is a listed first or last name."""
    return is_first(word) or is_last(word)


@lru_cache(_REMEMBERED)
def is_dutch(word: str) -> bool:
    """Whether it is a Dutch word, or a compound of Dutch words, whatever its case."""
    plain = word.lower()
    if plain in lexicon().known or plain in lists.words("domain_words.txt") or is_function_word(plain):
        return True
    if "-" in plain or "'" in plain:
        pieces = [piece for piece in re.split("['-]", plain) if piece]
        return bool(pieces) and all(
            len(piece) < _SHORTEST_NAME or is_dutch(piece) or is_term(piece) for piece in pieces
        )
    return plain not in lexicon().names and len(plain) >= 6 and len(split(plain)) > 1


@lru_cache(_REMEMBERED)
def is_term(word: str) -> bool:
    """Whether a word with a capital is an allowed term, a country, a people or what belongs to a place."""
    plain = word.lower()
    if plain in lists.words("allowed_terms.txt") or plain.removesuffix("'s") in lists.words(
        "allowed_terms.txt"
    ):
        return word.isupper() or not is_first(word)
    if plain in lists.words("countries.txt"):
        return not is_first(word)
    if "-" in word:
        return _is_term_with_hyphen(word)
    return _belongs_to_a_place(plain) and not is_listed(word)


def _is_term_with_hyphen(word: str) -> bool:
    """`Wlz-uitvoerders`, `oud-Nederlands`: each part a term, capitals only, or a Dutch word."""
    *first, last = word.split("-")
    return all(
        is_term(part) or part.isupper() or (is_dutch(part) and not part.istitle()) for part in first
    ) and (is_term(last) or (last.islower() and is_dutch(last)) or last.isupper())


def _belongs_to_a_place(plain: str) -> bool:
    """`Groningse`, `Gronings`, `Rotterdammers`: OpenTaal writes them with a capital only.

    Last names end so too (Adriaanse, Kruiter): the place, or both adjectives, must be known.
    """
    names = lexicon().names
    if plain not in names:
        return False
    if plain.endswith("se"):
        return _is_of_place(plain.removesuffix("se")) or (plain[:-1] in names and not is_listed(plain[:-1]))
    if plain.endswith(("er", "ers")):
        return _is_of_place(plain.removesuffix("s").removesuffix("er"))
    return plain.endswith("s") and plain + "e" in names and not is_listed(plain[:-1])


def _is_of_place(stem: str) -> bool:
    """`groning`, `arnhem`, `rotterdamm`."""
    return any(fold(base) in place_names() for base in (stem, stem + "en", stem + "e", stem[:-1]))


@lru_cache(_REMEMBERED)
def is_function_word(word: str) -> bool:
    return word.lower() in lists.words("function_words.txt")


@lru_cache(_REMEMBERED)
def is_prefix(word: str) -> bool:
    """Whether it may stand before a last name: `van`, `el`, `'t`."""
    return word.lower().strip("'") in _prefixes()


@lru_cache(_REMEMBERED)
def is_role(word: str) -> bool:
    """Whether a person who does something is called so: `consulent`, `leerplichtambtenaar`."""
    plain = word.lower()
    return plain in lists.part("titles.txt", "role") or (
        len(plain) > 7 and plain.endswith(_role_endings()) and (is_dutch(plain) or "-" in plain)
    )


def is_title(word: str) -> bool:
    return word.lower().rstrip(".") in lists.part("titles.txt", "title")


def is_kin(word: str) -> bool:
    return word.lower() in lists.part("titles.txt", "kin")


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
def _prefixes() -> frozenset[str]:
    return frozenset(word.strip("'’") for word in lists.words("name_prefixes.txt"))


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(ending.removeprefix("-") for ending in lists.part("titles.txt", "role endings"))
