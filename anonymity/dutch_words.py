"""What Dutch says of a word by itself: whether it is one, or a term that may stand with a capital."""

import re
from functools import cache, lru_cache

from anonymity import lists
from anonymity.vocabulary import is_first, is_function_word, is_listed, is_prefix, place_names
from dutch.compounds import split
from dutch.lexicon import accented, lexicon
from dutch.tokens import fold

_REMEMBERED = 50_000
_SHORTEST_NAME = 3
_SHORTEST_PART = 4
_LONG_COMPOUND = 8
_LONG_ENOUGH_TO_MISSPELL = 7
_LONGEST_TITLE_CASE_NAME = 2


@lru_cache(_REMEMBERED)
def is_dutch(word: str) -> bool:
    """Whether it is a Dutch word, or a compound of Dutch words, whatever its case."""
    plain = word.lower()
    if plain in _only_names(with_capital=word != plain):
        return False
    if plain in lexicon().known or plain in _more_words() or is_function_word(plain):
        return True
    if "-" in plain or "'" in plain:
        pieces = [piece for piece in re.split("['-]", plain) if piece]
        return bool(pieces) and all(
            len(piece) < _SHORTEST_NAME or is_dutch(piece) or is_term(piece) for piece in pieces
        )
    return plain in accented() or (plain not in lexicon().names and len(plain) >= 6 and _is_compound(plain))


@cache
def _only_names(with_capital: bool) -> frozenset[str]:
    always = lists.part("names_over_words.txt", "in any case")
    return always | lists.part("names_over_words.txt", "with a capital") if with_capital else always


@cache
def _more_words() -> frozenset[str]:
    return lists.words("domain_words.txt") | lists.words("english_words.txt")


def _is_compound(plain: str) -> bool:
    """Of Dutch words, of a word of the field with another word, or with a part like `multi` before it."""
    if len(split(plain)) > 1:
        return True
    cuts = range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1)
    return any(_is_joined(plain[:cut], plain[cut:]) for cut in cuts)


def _is_joined(left: str, right: str) -> bool:
    field, known = lists.words("domain_words.txt"), lexicon().known
    if left in lists.part("domain_words.txt", "before"):
        return right in known and len(right) > _SHORTEST_PART
    return (left in field and (right in known or right in field)) or (right in field and left in known)


def is_plain_word(word: str) -> bool:
    """Whether Dutch knows it in lower case as it stands, or as a prefix of last names."""
    return word in lexicon().known or is_function_word(word) or is_prefix(word)


def is_derived(word: str) -> bool:
    """Whether it is made of a Dutch word: `vastgebonden`, `dossiernr`. Said of words without a capital only:
    last names are made so too (`Opstelten`)."""
    short = next((end for end in ("nrs", "nr") if word.endswith(end)), "")
    if (short and is_dutch(word.removesuffix(short))) or _is_any_compound(word):
        return True
    return any(
        word.startswith(particle)
        and len(word) - len(particle) >= _SHORTEST_PART
        and is_dutch(word[len(particle) :])
        for particle in lists.part("domain_words.txt", "particles")
    )


def _is_any_compound(word: str) -> bool:
    """Of two words however short: `ritaantal`, `gokbetalingen`."""
    known = lexicon().known
    cuts = range(_SHORTEST_NAME, len(word) - _SHORTEST_NAME + 1) if len(word) >= _LONG_COMPOUND else ()
    return any(word[:cut] in known and word[cut:] in known for cut in cuts)


@lru_cache(_REMEMBERED)
def is_misspelt(word: str) -> bool:
    """Whether a long word is Dutch but for a letter too many, a doubled one or two that changed places."""
    if len(word) < _LONG_ENOUGH_TO_MISSPELL:
        return False
    cuts = range(len(word))
    nearly = [word[:at] + word[at + 1 :] for at in cuts]
    nearly += [word[:at] + word[at] + word[at:] for at in cuts]
    nearly += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in cuts[:-1]]
    return any(is_dutch(form) for form in nearly)


@lru_cache(_REMEMBERED)
def is_term(word: str) -> bool:
    """Whether a word with a capital is an allowed term, a country, a people or what belongs to a place."""
    plain = word.lower().removesuffix("'s")
    if len(plain) <= _LONGEST_TITLE_CASE_NAME and word.istitle() and not _is_written_so(plain):
        return False
    if plain in lists.words("allowed_terms.txt"):
        return word.isupper() or not is_listed(word) or plain in lists.words("terms_before_names.txt")
    if plain in lists.words("countries.txt") or plain in lists.part("eponyms.txt", "alone"):
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


def _is_written_so(plain: str) -> bool:
    """`Pw` and `Aw` are laws; but Si, Bo and Mo are first names."""
    return plain in lists.words("terms_before_names.txt") or not any(sign in "aeiouy" for sign in plain)


@lru_cache(_REMEMBERED)
def is_role(word: str) -> bool:
    """Whether a person who does something is called so: `consulent`, `leerplichtambtenaar`."""
    plain = word.lower()
    return plain in lists.part("titles.txt", "role") or (
        len(plain) > 7 and plain.endswith(_role_endings()) and (is_dutch(plain) or "-" in plain)
    )


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(ending.removeprefix("-") for ending in lists.part("titles.txt", "role endings"))
