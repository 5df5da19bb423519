"""What to write instead of the names in one text: the same person is called the same everywhere."""

import re
from collections.abc import Iterable, Mapping

from precedents.clearance import Spot
from precedents.finding_texts import OF_A_PERSON, is_specific, replacement

_POSSESSIVE = re.compile(r"['’]s?$")
_QUOTES = "‘’“”\"'«»"

Name = frozenset[str]


def written(value: str) -> str:
    """A finding as it is replaced: single spaces, without quotes around it and without `'s` behind it."""
    return _POSSESSIVE.sub("", " ".join(value.split())).strip(_QUOTES)


def name_of(spot: Spot) -> Name:
    """The words of a name, in any order and case: `Fatima's` and `El Amrani, Fatima` share a word."""
    return frozenset(re.findall(r"\w+", written(spot.value).casefold()))


def roles_in(spots: Iterable[Spot]) -> Mapping[Name, str]:
    """For each name what the text itself calls that person: the first role it gives to that name."""
    roles: dict[Name, str] = {}
    for spot in spots:
        if spot.kind in OF_A_PERSON and is_specific(spot.suggestion):
            roles.setdefault(name_of(spot), spot.suggestion)
    return roles


def proposed(spot: Spot, roles: Mapping[Name, str]) -> str | None:
    """What to write instead: empty to take the words out, None when only the author knows.

    A part of one name is that person; a part of the names of several people says too little.
    """
    if spot.kind not in OF_A_PERSON:
        return replacement(spot.suggestion)
    name = name_of(spot)
    if name in roles:
        return roles[name]
    related = {role for other, role in roles.items() if name < other or other < name}
    return related.pop() if len(related) == 1 else replacement(spot.suggestion)
