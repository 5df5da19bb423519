"""What the detector reports: a stretch of text, what it seems to be and how grave that is."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a finding is; the first two stop a publication."""

    BLOCK = "B1"
    RESOLVE = "B2"
    CONFIRM = "C"
    ADVICE = "A"


class Kind(StrEnum):
    """What a finding seems to be."""

    NAME = "NAME"
    BSN = "BSN"
    IBAN = "IBAN"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    DOB = "DOB"
    CASE_ID = "CASE_ID"
    ID_OTHER = "ID_OTHER"
    PLATE = "PLATE"
    HANDLE = "HANDLE"
    PLACE = "PLACE"
    HOOD = "HOOD"
    DATE = "DATE"
    AGE = "AGE"
    ORG_LOCAL = "ORG_LOCAL"
    PROFESSION = "PROFESSION"
    RARE = "RARE"
    INITIALS = "INITIALS"
    JUDGMENT = "JUDGMENT"
    CLICHE = "CLICHE"
    ABSOLUTE = "ABSOLUTE"
    MOTIVE = "MOTIVE"
    SECOND_HAND = "SECOND_HAND"
    DATED = "DATED"


@dataclass(frozen=True, order=True)
class Finding:
    """`text[start:end]` of the text as given. `suggestion`: what to write instead, or for advice what to ask
    oneself; in Dutch, for the author."""

    start: int
    end: int
    kind: Kind
    level: Level
    suggestion: str
