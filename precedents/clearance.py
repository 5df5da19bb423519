"""The only way from precedents to the detector: findings in public texts, and the estimate of recognition."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from anonymity import version
from anonymity.checks import is_bsn
from anonymity.detector import detect
from anonymity.finding import Finding, Kind, Level
from anonymity.images import PARTS_OF_EDITORS as IMAGE_WORD_PARTS
from anonymity.images import standard_words as standard_image_words
from anonymity.population import expected_matches, inhabitants, people_in_class, share, smallest_share
from precedents.allowed_terms import approved_terms
from precedents.content import PublicText
from precedents.image_words import image_words
from precedents.measures import FINDINGS

__all__ = [
    "BLOCKING",
    "IMAGE_WORD_PARTS",
    "MUST_BE_DECIDED",
    "Kind",
    "Level",
    "Spot",
    "blocking_spots",
    "blocking_texts",
    "detector_version",
    "expected_matches",
    "inhabitants",
    "is_bsn",
    "lists_version",
    "people_in_class",
    "scan",
    "share",
    "smallest_share",
    "standard_image_words",
]

BLOCKING = (Level.BLOCK, Level.RESOLVE)
MUST_BE_DECIDED = (*BLOCKING, Level.CONFIRM)
_BETWEEN = "\n\n"
_REMEMBERED = 128
"""Texts of rules: each is scanned when a form checks it and again when it is saved."""


@dataclass(frozen=True)
class Spot:
    """A finding in one public text: `text.text[start:end]` is its value."""

    text: PublicText
    start: int
    end: int
    kind: Kind
    level: Level
    suggestion: str

    @property
    def value(self) -> str:
        return self.text.text[self.start : self.end]


def scan(texts: Sequence[PublicText], private_names: Iterable[str] = ()) -> list[Spot]:
    """All findings in reading order, by the lists as editors keep them now. The texts are read as one: a
    name that is certain in one of them is found in all. Raises `dutch.lexicon.LexiconMissing`."""
    joined = _BETWEEN.join(text.text for text in texts)
    spots = list(_spots(texts, detect(joined, private_names, approved_terms(), image_words())))
    for spot in spots:
        FINDINGS.labels(spot.level).inc()
    return spots


def blocking_spots(texts: Iterable[PublicText]) -> tuple[Spot, ...]:
    """What levels B1 and B2 find in texts that have no author to decide about it: rules, domains, words."""
    return _blocking_spots(tuple(texts), approved_terms())


def blocking_texts(texts: Iterable[str]) -> list[str]:
    """The parts of short texts that may not be published: what levels B1 and B2 found in them."""
    return [spot.value for spot in blocking_spots(PublicText("", "", text) for text in texts)]


def detector_version() -> str:
    return version.DETECTOR


def lists_version() -> str:
    """Changes with every list that the detector reads, those of editors too."""
    of_editors = (f"{part}: {word}" for part, words in image_words().items() for word in words)
    return version.of_lists([*approved_terms(), *of_editors])


@lru_cache(_REMEMBERED)
def _blocking_spots(texts: tuple[PublicText, ...], allowed: frozenset[str]) -> tuple[Spot, ...]:
    found = detect(_BETWEEN.join(text.text for text in texts), allowed=allowed)
    return tuple(_spots(texts, (one for one in found if one.level in BLOCKING)))


def _spots(texts: Sequence[PublicText], findings: Iterable[Finding]) -> Iterator[Spot]:
    """A finding that runs over the end of a text is told for each text that it touches."""
    starts = list(accumulate((len(text.text) + len(_BETWEEN) for text in texts), initial=0))
    for one in findings:
        for text, begins in zip(texts, starts, strict=False):
            start, end = max(one.start - begins, 0), min(one.end - begins, len(text.text))
            if start < end:
                yield Spot(text, start, end, one.kind, one.level, one.suggestion)
