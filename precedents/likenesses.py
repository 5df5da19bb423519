"""In what two situations can be alike: the one list behind the switches, the weights and the reasons."""

from dataclasses import dataclass

WORDS = "words"
"""The likeness of the texts themselves; every other name in the list is a facet."""


@dataclass(frozen=True)
class Likeness:
    """`name` is the word in URL and form. `weight` is what one shared value adds to the order, as a share
    of two texts that are wholly alike (`search.contract.Example`)."""

    name: str
    label: str
    weight: float


LIKENESSES = (
    Likeness("rule", "Zelfde regel", 0.3),
    Likeness("deadlock", "Zelfde knoop", 0.2),
    Likeness("boundary", "Zelfde grenstype", 0.02),
    Likeness("household", "Zelfde huishouden", 0.05),
    Likeness("age", "Zelfde leeftijd", 0.05),
    Likeness("route", "Zelfde uitweg", 0.05),
    Likeness(WORDS, "Dezelfde woorden", 1.0),
)
NAMES = tuple(likeness.name for likeness in LIKENESSES)

DIFFERENCES = ("outcome", "rule", "household", "age", "held_by", "route")
"""The facets in which a difference is told, the outcome first."""
