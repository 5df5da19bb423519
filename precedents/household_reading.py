"""Age and household of the person that a pasted situation is about, read by plain patterns.

Careful rather than complete: what is not said in so many words is not read, and a son of 28 is not the
person. The reader sees what was read, with the words it was read from, and can switch it off.
"""

import re
from dataclasses import dataclass

from precedents.vocabulary import AgeBand, Household

_PERSON = (
    r"man|vrouw|meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|heer|inwoner|inwoonster|jongen|meisje|jongeman|jongere|"
    r"weduwe|weduwnaar|student|studente|statushouder|cliënt|cliënte|alleenstaande"
)
_RELATIVE = r"moeder|vader|ouder|zoon|dochter"
# "Alleenstaande moeder (34)", "Vader, 44, bijstand": only where a sentence begins is a relative the person.
_SUBJECT = (
    rf"(?:(?:\b(?:{_PERSON})|\balleenstaande (?:{_RELATIVE})|(?:^|[.!?:\n]\s*)(?:{_RELATIVE}))"
    r"(?:\s(?:is|was|wordt))?[\s,(]{1,3}(?:van\s)?)"
)
_AGES = (
    re.compile(
        rf"{_SUBJECT}(?P<age>\d{{1,3}})\b(?!\s*(?:procent|%|euro|keer|uur|maand|week|weken|dagen|km))", re.I
    ),
    re.compile(r"\bik ben (?:een (?:man|vrouw) van )?(?P<age>\d{1,3})\b", re.I),
    re.compile(rf"(?P<age>\d{{1,3}})-jarige? (?:{_PERSON})", re.I),
)
_ROUND = re.compile(rf"{_SUBJECT}(?P<part>begin|eind|halverwege|midden)\s(?:de\s)?(?P<age>[2-9]0)\b", re.I)
_PART = {"begin": (1, 3), "midden": (4, 6), "halverwege": (4, 6), "eind": (7, 9)}

_KIN = r"(?:zijn|haar|mijn|hun|een) (?:eigen )?"
_FAMILY = (
    r"(?:ouders|moeder|vader|oma|opa|broer|broertje|zus|zusje|tante|oom|nicht|neef|vriend|vriendin|vrienden|"
    r"kennis|kennissen|familie|zoon|dochter|schoonouders)\b"
)
_CHILDREN = r"(?:kind|kinderen|baby|zoon|zoons|zoontje|dochter|dochters|dochtertje|tweeling)\b"
_SOME = r"(?:\w+ ){0,3}?"
_SHELTER = r"(?:auto|bus|busje|bestelbus|tent|kelderbox|garagebox|portiek)\b"
_INSTITUTION = r"(?:instelling|kliniek|verpleeghuis|jeugdinrichting|gevangenis|woongroep|groepswoning)\b"

# The first that fits counts: a homeless mother needs a roof before anything else.
_HOMES = {
    Household.HOMELESS: (
        r"\b(?:dakloos|dakloze|thuisloos|thuisloze|zwerft)\b",
        rf"\b(?:slaapt|slaap|sliep|leeft|woont) {_SOME}(?:buiten\b|op straat\b|in \w+ {_SHELTER})",
        r"\bzonder (?:vast adres|vaste woonplek|vaste woon- of verblijfplaats|eigen woonplek)\b",
        r"\bnachtopvang\b",
    ),
    Household.INSTITUTION: (rf"\b(?:verblijft|woont|zit) {_SOME}in (?:een |de )(?:\w+ )?{_INSTITUTION}",),
    Household.LODGING: (
        r"\binwonende?\b",
        rf"\bwoont {_SOME}bij {_KIN}{_FAMILY}",
        rf"\bbij {_KIN}{_FAMILY} (?:ingetrokken|in huis|komen wonen|in komen wonen)\b",
    ),
    Household.SINGLE_PARENT: (
        r"\balleenstaande (?:ouder|moeder|vader)\b|\beenoudergezin|\bbijstandsmoeder",
        rf"\b(?:moeder|vader|weduwe|weduwnaar|vrouw|man) met {_SOME}{_CHILDREN}",
    ),
    Household.FAMILY: (rf"\b(?:gezin|echtpaar|stel|ouders|man en vrouw) met {_SOME}{_CHILDREN}",),
    Household.COUPLE: (r"\b(?:echtpaar|stel zonder kinderen)\b",),
    Household.SINGLE: (
        r"\balleenstaand\b|\balleenstaande (?:man|vrouw|inwoner|jongere|heer|dame)\b",
        r"\balleenwonend\b|\bwoont alleen\b",
    ),
}
_HOME_PATTERNS = tuple(
    (household, re.compile("|".join(patterns), re.IGNORECASE)) for household, patterns in _HOMES.items()
)


@dataclass(frozen=True)
class Reading:
    """A facet value that was read, and the words of the text it was read from."""

    facet: str
    value: str
    words: str


def read_person(text: str) -> tuple[Reading, ...]:
    """At most one age band and one household."""
    found = (_age(text), _household(text))
    return tuple(reading for reading in found if reading)


def _age(text: str) -> Reading | None:
    """The age that is told first of a person."""
    told = [match for pattern in _AGES for match in pattern.finditer(text)]
    rough = list(_ROUND.finditer(text))
    for match in sorted((*told, *rough), key=lambda match: match.start()):
        low, high = _years(match)
        bands = {_band(low), _band(high)}
        if len(bands) == 1 and None not in bands:
            return Reading("age", bands.pop(), _shown(match[0]))
    return None


def _years(match: re.Match[str]) -> tuple[int, int]:
    age = int(match["age"])
    first, last = _PART[match["part"].lower()] if "part" in match.groupdict() else (0, 0)
    return age + first, age + last


def _band(age: int) -> str | None:
    """The band of an age; what is over a hundred and ten is no age."""
    if age > 110:
        return None
    starts = {int(band.value.split("-")[0]): band.value for band in AgeBand}
    return starts[max(start for start in starts if start <= age)]


def _household(text: str) -> Reading | None:
    for household, pattern in _HOME_PATTERNS:
        if match := pattern.search(text):
            return Reading("household", household.value, _shown(match[0]))
    return None


def _shown(words: str) -> str:
    return " ".join(words.strip(" .,:;!?()\n").split())
