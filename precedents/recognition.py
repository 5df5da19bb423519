"""How many people fit what a precedent tells, and the municipality whose name says too much.

A municipality may be named with a reason. When fewer than ten people in it fit (twenty where children, health
or criminal data are concerned), its finding is one that a second person must agree with.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wagtail.models import Page

from precedents.clearance import (
    Kind,
    Level,
    Spot,
    expected_matches,
    inhabitants,
    people_in_class,
    share,
    smallest_share,
)
from precedents.content import public_texts
from precedents.vocabulary import AgeBand

FEWEST, FEWEST_OF_THE_VULNERABLE = 10, 20
CHILDREN = {AgeBand.A0, AgeBand.A4, AgeBand.A12}
VULNERABLE_DOMAINS = {"jeugd", "onderwijs", "wmo", "zorg", "ggz", "justitie"}
VULNERABLE_WORDS = re.compile(
    r"\b(?:kind|kinderen|baby|peuter|kleuter|tiener|zoon|zoontje|dochter|dochtertje|minderjarige?"
    r"|ziekte?|diagnose|handicap|beperking|psychiatr\w+|psychisch\w*|psychose|versla(?:afd|ving)\w*|kanker"
    r"|dementie|gevangenis|detentie|strafblad|strafzaak|veroordeel\w+|verdachte?|aangehouden|reclassering)\b",
    re.IGNORECASE,
)
ASSUMED = "De aandelen en inwoneraantallen zijn aannames van dit project, afgerond en los van elkaar genomen."


@dataclass(frozen=True)
class Estimate:
    """`people` who fit in the municipality `place`, or without one in all of the size that the page tells."""

    place: str
    people: float
    rare_facts: int
    fewest: int
    assumptions: tuple[str, ...]

    @property
    def is_low(self) -> bool:
        return self.people < self.fewest

    @property
    def sentence(self) -> str:
        where = f" in {self.place}" if self.place else ""
        if self.people < 1.5:
            return f"Naar schatting past{where} hooguit 1 mens bij deze kenmerken."
        return f"Naar schatting passen{where} {in_words(self.people)} mensen bij deze kenmerken."

    @property
    def warnings(self) -> list[str]:
        low = f"Dat zijn er minder dan {self.fewest}: wie deze mensen kent, kan hen herkennen."
        rare = "Er staat een zeldzaam feit in de tekst: dat wijst al gauw één mens aan."
        return [*([low] if self.is_low else []), *([rare] if self.rare_facts else [])]


def estimate(page: Page, spots: Iterable[Spot], place: str = "") -> Estimate:
    """How many people fit the page as it is in memory, in its size class or in the municipality `place`.

    `spots` are all findings in the page.
    """
    people, where = _people(page, place)
    traits = [_age(page), _household(page), _domain(page)]
    told = [(label, part) for label, part in traits if part is not None]
    rare = len({spot.value.casefold() for spot in spots if spot.kind == Kind.RARE})
    return Estimate(
        place,
        expected_matches(people, [part for _, part in told], rare),
        rare,
        _fewest(page),
        (where, *(f"{label}: {_percent(part)}" for label, part in told), *_of_rare(rare), ASSUMED),
    )


def estimates(page: Page, spots: Sequence[Spot]) -> list[Estimate]:
    """For the size class, then for each municipality that the text names."""
    named = dict.fromkeys(spot.value for spot in spots if is_municipality(spot))
    return [estimate(page, spots, place) for place in ("", *named)]


def raised(page: Page, spots: Sequence[Spot]) -> list[Spot]:
    """The findings; a municipality where too few people fit asks for a reason and an agreement."""
    named = {spot.value for spot in spots if is_municipality(spot)}
    grave = {place for place in named if estimate(page, spots, place).is_low}
    return [
        replace(spot, level=Level.RESOLVE) if is_municipality(spot) and spot.value in grave else spot
        for spot in spots
    ]


def is_municipality(spot: Spot) -> bool:
    return spot.kind == Kind.PLACE and inhabitants(spot.value) is not None


def inhabitants_unknown(spots: Iterable[Spot]) -> list[str]:
    """Places and neighbourhoods in the text that are no municipality, so that nothing can be estimated."""
    places = (spot for spot in spots if spot.kind in (Kind.PLACE, Kind.HOOD))
    return list(dict.fromkeys(spot.value for spot in places if not is_municipality(spot)))


def in_words(people: float) -> str:
    """To two digits, as an estimate is no more precise: `1.200`; small numbers whole."""
    step = 10 ** max(len(str(round(people))) - 2, 0)
    return f"{round(people / step) * step:,}".replace(",", ".")


def _people(page: Page, place: str) -> tuple[int, str]:
    if place:
        people = inhabitants(place)
        return people, f"gemeente {place}: {in_words(people)} inwoners"
    people = people_in_class(page.municipality_size)
    size = page.get_municipality_size_display()
    which = f"alle gemeenten met {size[0].lower()}{size[1:]} samen" if size else "heel Nederland"
    return people, f"{which}: {in_words(people)} inwoners"


def _age(page: Page) -> tuple[str, float | None]:
    part = share("age", page.age_band) if page.age_band else None
    return f"leeftijd {page.get_age_band_display()}", part


def _household(page: Page) -> tuple[str, float | None]:
    part = share("household", page.household) if page.household else None
    return f"huishouden {page.get_household_display().lower()}", part


def _domain(page: Page) -> tuple[str, float]:
    """The smallest share of the domains of the page, as they overlap; an unknown one counts as the rarest."""
    known = []
    for item in page.domain_items.all():
        try:
            known.append((f"domein {item.tag.name}", share("domain", item.tag.slug)))
        except KeyError:
            known.append((f"domein {item.tag.name} (aandeel onbekend)", smallest_share("domain")))
    return min(known, key=lambda one: one[1], default=("domein onbekend", smallest_share("domain")))


def _fewest(page: Page) -> int:
    vulnerable = (
        page.age_band in CHILDREN
        or any(item.tag.slug in VULNERABLE_DOMAINS for item in page.domain_items.all())
        or any(VULNERABLE_WORDS.search(text.text) for text in public_texts(page))
    )
    return FEWEST_OF_THE_VULNERABLE if vulnerable else FEWEST


def _of_rare(count: int) -> list[str]:
    facts = "1 zeldzaam feit" if count == 1 else f"{count} zeldzame feiten"
    return [f"{facts}: {10**count:,} keer zo weinig".replace(",", ".")] if count else []


def _percent(part: float) -> str:
    return f"{part * 100:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " %"
