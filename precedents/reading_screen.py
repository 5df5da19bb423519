"""What stands on the screen of the second reader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import TaskState

from precedents.clearance import MUST_BE_DECIDED, Level, Spot
from precedents.clearances import is_cleared
from precedents.clearing import refusal_of
from precedents.content import PublicText, content_hash, public_texts
from precedents.decisions import FindingDecision
from precedents.finding_texts import SEEMS, sentence_of_open
from precedents.findings import JudgedSpot, count_open, findings_of
from precedents.models import PrecedentPage
from precedents.reading_history import Event, events_since_cleared
from precedents.recognition import Estimate, estimates, inhabitants_unknown
from precedents.text_changes import Change, changes

HEADINGS = {
    Level.BLOCK: "Mag niet openbaar worden",
    Level.RESOLVE: "Namen, nummers en te kleine groepen",
    Level.CONFIRM: "Misschien herkenbaar",
}
BESIDE = ("seo_title", "search_description", "change_note")
"""Public beside the web address, and not on the page itself."""

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_LINK = re.compile(r'<a (?=[^>]*href="[^#])')


@dataclass
class ReadFinding:
    """One value with the decision about it, and the labels of the texts in which it stands."""

    spot: Spot
    decision: FindingDecision | None
    is_open: bool
    needs_agreement: bool
    places: list[str] = field(default_factory=list)

    @property
    def seems(self) -> str:
        return SEEMS[self.spot.kind]


class ReadingScreen:
    """Made anew for each request: all of it is about the newest text. Raises NamesUnreadable."""

    def __init__(self, state: TaskState, user: AbstractBaseUser) -> None:
        self.state = state
        self.page: PrecedentPage = state.revision.content_object.get_latest_revision_as_object()
        self.judged = findings_of(self.page)
        self.refusal = refusal_of(self.page, user)

    @property
    def shown(self) -> str:
        return content_hash(self.page)

    @property
    def asked(self) -> list[int]:
        """Ids of the decisions to which the reader must agree."""
        return list(dict.fromkeys(one.decision.pk for one in self.judged if one.needs_agreement))

    @property
    def is_closed(self) -> bool:
        return not count_open(self.judged)

    @property
    def status(self) -> str:
        return sentence_of_open(count_open(self.judged))

    @cached_property
    def findings(self) -> list[ReadFinding]:
        found: dict[tuple, ReadFinding] = {}
        for one in self.judged:
            key = (one.spot.kind, one.spot.level, one.spot.value.casefold(), one.decision)
            found.setdefault(key, _read(one)).places.append(one.spot.text.label)
        return list(found.values())

    @property
    def levels(self) -> list[tuple[str, list[ReadFinding]]]:
        """Headings with what must be decided, the gravest first."""
        return [(HEADINGS[level], found) for level in MUST_BE_DECIDED if (found := self._of(level))]

    @property
    def tips(self) -> list[ReadFinding]:
        return self._of(Level.ADVICE)

    @property
    def estimates(self) -> list[Estimate]:
        return estimates(self.page, self._spots)

    @property
    def places_of_unknown_size(self) -> list[str]:
        return inhabitants_unknown(self._spots)

    @cached_property
    def changes(self) -> list[Change] | None:
        """None when no text was cleared before that readers can still see."""
        live = PrecedentPage.objects.with_parts().filter(pk=self.page.pk, live=True).first()
        return changes(live, self.page) if live and is_cleared(live) else None

    @property
    def history(self) -> list[Event]:
        return events_since_cleared(self.page)

    @property
    def beside(self) -> Iterator[PublicText]:
        """What readers and search engines see and the page does not show."""
        return (text for text in public_texts(self.page) if text.field in BESIDE)

    def _of(self, level: Level) -> list[ReadFinding]:
        return [one for one in self.findings if one.spot.level == level]

    @property
    def _spots(self) -> list[Spot]:
        return [one.spot for one in self.judged]


def as_read(html: str) -> str:
    """The public page for a frame of the admin: it runs nothing, and links lead out of the frame."""
    return _LINK.sub('<a target="_blank" rel="noopener" ', _SCRIPT.sub("", html))


def _read(one: JudgedSpot) -> ReadFinding:
    return ReadFinding(one.spot, one.decision, one.is_open, one.needs_agreement)
