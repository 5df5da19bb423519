"""Which blocking rules a court decision cites: article references in its text, against the rules' grounds.

A rule is cited when one of its grounds is; room to deviate does not count. A ground with a lid or onderdeel
is cited by that lid and onderdeel only. Who cites an article without a lid means its first lid, where the
main rule stands. Articles of acts no longer in force are read with `taxonomy/predecessor-acts.json`. Strict:
what is not certain is left out, such as "Huisvestingswet" without a year after 2014.
"""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from precedents.citations import ARTICLE
from precedents.rules import Law, RuleGround
from precedents.taxonomy import TaxonomyError

# How a reference is written, in text with single spaces: "35, eerste lid, aanhef en onder a", "17 en 54".
# Lists have an end, so that no text, however made, takes long.
ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende"
).split()
MORE, MANY = "{0,6}", "{0,12}"
AND = r"(?: ?, ?(?:en |of )?| (?:en|of|tot en met) )"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
# In "lid 1 en 54, derde lid" 54 is an article.
NUMBER = rf"\d{{1,2}}[a-z]?\b(?![:.]\d| ?,? (?:lid|{ORDINAL})\b)"
PARAGRAPHS = rf"(?:{ORDINAL}(?:{AND}{ORDINAL}){MORE} lid\b|(?:lid|leden) {NUMBER}(?:{AND}{NUMBER}){MORE})"
ITEMS = rf"(?:onder(?:deel|delen)?|sub) [a-z]\b(?:{AND}[a-z]\b){MORE}"
SPOT = rf"(?:{PARAGRAPHS}|(?:aanhef(?: ?,| en)? )?{ITEMS})"
PLACE = rf"(?>{ARTICLE})(?!\w)(?:(?:{AND}| ){SPOT}){MORE}"
WORD = r"(?:artikel(?:en)?|artt?\.?)"
LINK = r"(?:alsmede|juncto|jo\.?|i\.v\.m\.|(?:gelezen )?in (?:verband|verbinding|samenhang) met)"
JOINED = rf"(?:{AND}| ?,? ?{LINK} )"
CHAIN = rf"(?P<places>{PLACE}(?:{JOINED}(?:(?:de |het )?{WORD} ?)?{PLACE}){MANY})"
FIRST = rf"(?i:(?:(?P<before>{PARAGRAPHS}) ?,? van )?\b{WORD} ?{CHAIN}"
NEXT = rf"(?i:{JOINED}{CHAIN}"  # "de artikelen 36 van de WW en 33 van de ZW"
BEFORE_LAW = r" ?,? ?(?:van )?(?:de |het )?)"
AFTER_LAW = r"(?![\w-]| (?:BES|nieuwkomers|in het buitenland)\b)"  # "Wet inburgering nieuwkomers"


@dataclass(frozen=True)
class Act:
    """A law as it was cited, and how its articles are found in the law that is in force (`law`, a BWB id)."""

    law: str
    same_numbers: bool = True
    valid_until: datetime.date | None = None
    articles: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)

    @property
    def only_its_successor_has_dots(self) -> bool:
        """As in 4 of the Wmo 2007, now 2.3.5 of the Wmo 2015: the number tells which of the two is meant."""
        targets = " ".join(row["artikel"] or "." for row in self.articles.values()).split()
        return all("." in target for target in targets) and not any("." in key for key in self.articles)


@dataclass(frozen=True)
class Place:
    """An article of a law in force; lid and onderdeel are empty when the text or the table gives none."""

    law: str
    article: str
    paragraph: str
    item: str


class CitedRules:
    """Knows the laws and grounds of the database as they were when it was made."""

    def __init__(self, table: Path) -> None:
        """Raises TaxonomyError when the table of predecessor acts cannot be read."""
        self._acts = _acts_by_name(_predecessors(table))
        names = "|".join(_pattern(name, acts) for name, acts in self._acts.items())
        self._first = re.compile(rf"{FIRST}{BEFORE_LAW}(?P<law>{names}){AFTER_LAW}")
        self._next = re.compile(rf"{NEXT}{BEFORE_LAW}(?P<law>{names}){AFTER_LAW}")
        self._grounds = defaultdict(list)
        for ground in RuleGround.objects.all():
            self._grounds[ground.law_id, ground.article].append(ground)

    def find(self, text: str, date: datetime.date) -> dict[str, str]:
        """Slugs of the rules that a decision of that date cites, each with its first citation as written."""
        found: dict[str, str] = {}
        for citation in self._citations(" ".join(text.split())):
            for place in self._places(citation, date):
                for ground in self._grounds.get((place.law, place.article), ()):
                    if _is_cited(ground, place):
                        found.setdefault(ground.rule_id, _as_written(citation))
        return found

    def _citations(self, text: str) -> Iterator[re.Match]:
        citation = self._first.search(text)
        while citation:
            yield citation
            end = citation.end()
            citation = self._next.match(text, end) or self._first.search(text, end)

    def _places(self, citation: re.Match, date: datetime.date) -> Iterator[Place]:
        acts = self._acts[_key(citation["law"])]
        spots_before = _spots(citation.groupdict().get("before") or "")
        for number, place in enumerate(re.finditer(rf"(?i:{PLACE})", citation["places"])):
            article = re.match(rf"(?i:{ARTICLE})", place[0])[0]
            spots = _spots(place[0][len(article) :])
            if number == 0 and spots == NO_SPOT:
                spots = spots_before
            for paragraph, item in spots:
                yield from _in_force(acts, date, article.lower(), paragraph, item)


def _as_written(citation: re.Match) -> str:
    """`Artikel 17 van de WW` as it stands within a sentence, also when it came second in a list."""
    written = citation[0]
    if citation.re.groupindex.get("before") is None:
        written = f"artikel {written[citation.start('places') - citation.start() :]}"
    return written[:1].lower() + written[1:]


# From the text to lid and onderdeel

NO_SPOT = [("", "")]


def _spots(text: str) -> list[tuple[str, str]]:
    """`eerste lid, aanhef en onder a en b` as [("1", "a"), ("1", "b")]; NO_SPOT when it names none."""
    spots: list[tuple[str, str]] = []
    paragraphs, waiting = [""], False
    for spot in re.finditer(rf"(?i:(?P<paragraphs>{PARAGRAPHS})|(?P<items>{ITEMS}))", text):
        if spot["paragraphs"]:
            spots += product(paragraphs, [""]) if waiting else []
            paragraphs, waiting = _numbers(spot["paragraphs"].lower()), True
        else:
            spots += product(paragraphs, re.findall(r"\b[a-z]\b", spot["items"].lower()))
            waiting = False
    return [*spots, *(product(paragraphs, [""]) if waiting else [])] or NO_SPOT


def _numbers(text: str) -> list[str]:
    words = re.findall(rf"{ORDINAL}|\d{{1,2}}[a-z]?", text)
    return [str(ORDINALS.index(word) + 1) if word in ORDINALS else word for word in words]


# From what was cited to the law in force


def _in_force(
    acts: tuple[Act, ...], date: datetime.date, article: str, paragraph: str, item: str
) -> Iterator[Place]:
    act = _meant(acts, date, article)
    row = act.articles.get(article) if act else None
    if row and row["artikel"]:
        exact = row["lid"] or row["onderdeel"]
        spot = (row["lid"] or "", row["onderdeel"] or "") if exact else (paragraph, "")
        yield Place(act.law, row["artikel"], *spot)
    elif act and not row and act.same_numbers:
        yield Place(act.law, article, paragraph, item)


def _meant(acts: tuple[Act, ...], date: datetime.date, article: str) -> Act | None:
    """Which of the acts with this name; None when that is not certain."""
    if len(acts) == 1:
        return acts[0]
    old, new = acts
    if old.only_its_successor_has_dots:
        return new if "." in article else old
    return old if date <= old.valid_until else None


def _is_cited(ground: RuleGround, place: Place) -> bool:
    return ground.paragraph in ("", place.paragraph or "1") and ground.item in ("", place.item)


# The names of laws


def _acts_by_name(predecessors: list[tuple[list[str], Act]]) -> dict[str, tuple[Act, ...]]:
    """Longest names first. A name that the present law bears too, but for the year, gives both acts."""
    acts: dict[str, tuple[Act, ...]] = {}
    for law in Law.objects.all():
        short = law.abbreviation
        for name in filter(None, {law.name, short, short.upper(), short.title()}):
            acts[_key(name)] = (Act(law.bwb_id),)
    present = dict(acts)
    for names, act in predecessors:
        for name in {*names, *(re.sub(r" \d{4}$", "", name) for name in names)}:
            alike = re.compile(rf"{re.escape(_key(name))}( \d{{4}})?")
            new = [law for key, (law,) in present.items() if alike.fullmatch(key) and law.law == act.law]
            acts[_key(name)] = (act, *new[:1])
    return dict(sorted(acts.items(), key=lambda pair: -len(pair[0])))


def _key(name: str) -> str:
    """A name written out is known in any case; an abbreviation only as it is written ("WIJ" is not "wij")."""
    name = " ".join(name.split())
    return name.lower() if re.search("[a-z]{4}", name) else name


def _pattern(key: str, acts: tuple[Act, ...]) -> str:
    pattern = f"(?i:{re.escape(key)})" if key == key.lower() else re.escape(key)
    return pattern + (r"(?! \d{4})" if len(acts) > 1 else "")


def _predecessors(path: Path) -> list[tuple[list[str], Act]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["wetten"]
        return [([row["afkorting"], *row["andere_namen"]], _act(row)) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TaxonomyError(
            f"{path.name}: dit is niet te lezen zoals de README het beschrijft ({error})."
        ) from error


def _act(row: Mapping) -> Act:
    until = row["geldig_tot"] and datetime.date.fromisoformat(row["geldig_tot"])
    return Act(row["opvolger"], row["zelfde_nummers"], until, row["artikelen"])
