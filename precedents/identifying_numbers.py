"""Warns a reader who is about to compare a text that seems to hold a number that identifies somebody.

This is a warning beside a form, not the check before publication: it looks for the few forms that a case
note nearly always writes the same way (BSN, IBAN, telephone, e-mail, postcode with house number, date of
birth), by their pattern and, where there is one, their check digit. It misses names and anything unusual.
Nothing is kept or logged.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from precedents.clearance import is_bsn

_BSN = re.compile(
    r"(?<!\d)(?<!\d[.,-])(?:\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d|[.,-]\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_PHONE = re.compile(r"(?<![\w+])(?:\+31|0031|0)[ -]?(?:\(0\))?[1-9](?:[ -]?\d){8}(?!\d)")
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b")
_POSTCODE = r"[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})"
_ADDRESS = re.compile(
    rf"\b(?:\d{{1,5}} ?[A-Za-z]{{0,2}}[ ,\n]{{1,3}}{_POSTCODE}|{_POSTCODE}[ ,\n]{{1,3}}\d{{1,5}}[A-Za-z]?)\b"
)
_MONTH = r"jan\w*|feb\w*|maart|mrt|apr\w*|mei|juni?|juli?|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*"
_BIRTH = re.compile(
    rf"\b(?:geb|geboren|geboortedatum|geb\.datum)\b[^\d\n]{{0,20}}"
    rf"\d{{1,2}}(?:[-/. ]\d{{1,2}}[-/. ]| (?:{_MONTH}) )(?:\d{{4}}|\d{{2}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Identifying:
    """A piece of the text as it stands there, and in Dutch what it seems to be."""

    kind: str
    text: str


def identifying_numbers(text: str) -> list[Identifying]:
    """Each piece once and as one kind: the digits of a bank account are no telephone number."""
    found: dict[Identifying, None] = {}
    for kind, look in _KINDS:
        for piece in list(look(text)):
            found[Identifying(kind, piece)] = None
            text = text.replace(piece, "\n")
    return list(found)


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    return lambda text: (match[0] for match in pattern.finditer(text))


def _citizen_numbers(text: str) -> Iterator[str]:
    return (piece for piece in _matches(_BSN)(text) if is_bsn(re.sub(r"\D", "", piece).zfill(9)))


def _bank_accounts(text: str) -> Iterator[str]:
    """A match may have run into the words behind it: the longest beginning that passes is the account."""
    for match in _IBAN.finditer(text):
        ends = (end for end in range(len(match[0]), 14, -1) if _passes_97(match[0][:end].replace(" ", "")))
        if end := next(ends, 0):
            yield match[0][:end].strip()


def _passes_97(account: str) -> bool:
    """ISO 7064 MOD 97-10, as ISO 13616 asks of an IBAN."""
    moved = account[4:] + account[:4]
    return len(account) >= 15 and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


_KINDS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("een rekeningnummer", _bank_accounts),
    ("een burgerservicenummer", _citizen_numbers),
    ("een telefoonnummer", _matches(_PHONE)),
    ("een e-mailadres", _matches(_EMAIL)),
    ("een adres", _matches(_ADDRESS)),
    ("een geboortedatum", _matches(_BIRTH)),
)
