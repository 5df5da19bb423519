"""Which blocking rules a court decision cites: article references in its text, held against the rules' grounds.

A rule is cited when one of its grounds is; room to deviate does not count. A ground with a lid or onderdeel is
cited by that lid and onderdeel only. Who cites an article without a lid means its first lid, where the main rule
stands. Articles of acts that are no longer in force are read with `taxonomy/predecessor-acts.json`.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from precedents.citations import ARTICLE
from precedents.rules import Law, RuleGround

ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende"
).split()

# How a reference is written: "35, eerste lid, aanhef en onder a", "17 en 54", "288 lid 1 sub b"
AND = r"(?:\s*,\s*(?:en\s+|of\s+)?|\s+(?:en|of|tot\s+en\s+met)\s+)"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
PARAGRAPHS = rf"(?:{ORDINAL}(?:{AND}{ORDINAL})*\s+lid\b|(?:lid|leden)\s+\d{{1,2}}[a-z]?\b(?:{AND}\d{{1,2}}[a-z]?\b(?![:.]\d))*)"
ITEMS = rf"(?:onder(?:deel|delen)?|sub)\s+[a-z]\b(?:{AND}[a-z]\b)*"
SPOT = rf"(?:{PARAGRAPHS}|(?:aanhef(?:\s*,|\s+en)?\s+)?{ITEMS})"
PLACE = rf"(?>{ARTICLE})(?:{AND}{SPOT}|\s+{SPOT})*"
JOINED = rf"(?:{AND}|\s*,?\s*(?:alsmede|respectievelijk|juncto|jo\.?|i\.v\.m\.|(?:gelezen\s+)?in\s+(?:verbinding|samenhang)\s+met)\s+)"
WORD = r"(?:artikel(?:en)?|artt?\.?)"
CHAIN = rf"{PLACE}(?:{JOINED}(?:(?:de\s+|het\s+)?{WORD}\s*)?{PLACE})*"
LAW_FOLLOWS = r"\s*,?\s*(?:van\s+)?(?:de\s+|het\s+)?"
OTHER_LAW = r"(?![\w-]|\s+(?:BES\b|nieuwkomers\b|in\s+het\s+buitenland\b))"  # "Wet inburgering nieuwkomers"


@dataclass(frozen=True)
class Act:
    """A law as it may be cited, and where its articles stand now. `articles` as in the file; None: nowhere."""

    law: str
    same_numbers: bool = True
    valid_until: datetime.date | None = None
    articles: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """An article of a law that is in force; lid and onderdeel empty when they are not known."""

    law: str
    article: str
    paragraph: str = ""
    item: str = ""
