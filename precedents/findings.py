"""The findings of a page with what was decided about them: what is still open, and what is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wagtail.models import Page

from precedents import audit_key
from precedents.clearance import MUST_BE_DECIDED, Level, Spot, scan
from precedents.content import public_texts
from precedents.decisions import FindingDecision
from precedents.private_names import names_of
from precedents.recognition import raised

SENTENCE_ENDS = ".!?\n"


@dataclass(frozen=True)
class JudgedSpot:
    """A finding, and the decision that lets it stand, if there is one. Advice asks none."""

    spot: Spot
    decision: FindingDecision | None

    @property
    def is_open(self) -> bool:
        return self.decision is None and self.spot.level in MUST_BE_DECIDED

    @property
    def needs_agreement(self) -> bool:
        """Of a second person, before the text can be cleared."""
        return self.decision is not None and self.spot.level == Level.RESOLVE


def findings_of(page: Page) -> list[JudgedSpot]:
    """All findings in the public texts of a page as it is in memory, in reading order.

    Raises NamesUnreadable.
    """
    return judged(page, spots_of(page))


def spots_of(page: Page) -> list[Spot]:
    """What the detector finds, whatever was decided. Raises NamesUnreadable."""
    return scan(public_texts(page), names_of(page))


def judged(page: Page, spots: Sequence[Spot]) -> list[JudgedSpot]:
    """The findings with their decisions; a municipality that says too much about whom it is, is graver."""
    decisions = {
        (one.kind, one.value_key, one.place_key): one
        for one in FindingDecision.objects.filter(page_id=page.pk).select_related("decided_by", "agreed_by")
    }
    return [JudgedSpot(spot, _decision(decisions, spot)) for spot in raised(page, spots)]


def open_findings(page: Page) -> list[JudgedSpot]:
    """What stands in the way of a clearance. Raises NamesUnreadable."""
    return [one for one in findings_of(page) if one.is_open]


def value_key(spot: Spot) -> str:
    """The keyed HMAC of a value, whatever its case and spaces."""
    return audit_key.hmac_of(" ".join(spot.value.split()).casefold())


def place_key(spot: Spot) -> str:
    """The keyed HMAC of a value in its sentence: another sentence is another place."""
    return audit_key.hmac_of(f"{value_key(spot)}:{' '.join(_sentence(spot).split())}")


def count_open(findings: Iterable[JudgedSpot]) -> int:
    return sum(one.is_open for one in findings)


def _decision(decisions: dict[tuple[str, str, str], FindingDecision], spot: Spot) -> FindingDecision | None:
    """A decision is about a level at least as grave as the finding has now."""
    value = value_key(spot)
    for place in (place_key(spot), ""):
        decision = decisions.get((spot.kind, value, place))
        if decision and _grave(decision.level) >= _grave(spot.level):
            return decision
    return None


def _grave(level: str) -> int:
    return list(reversed(Level)).index(Level(level))


def _sentence(spot: Spot) -> str:
    text = spot.text.text
    start = max(text.rfind(sign, 0, spot.start) for sign in SENTENCE_ENDS) + 1
    ends = [at for sign in SENTENCE_ENDS if (at := text.find(sign, spot.end)) >= 0]
    return text[start : min(ends, default=len(text))]
