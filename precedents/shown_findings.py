"""The findings of a precedent as its author sees them: by level, each value once with all its places."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.utils.safestring import SafeString
from wagtail.models import Page

from precedents.clearance import MUST_BE_DECIDED, Level, Spot
from precedents.deciding import is_privacy_officer
from precedents.decisions import FindingDecision, Reason
from precedents.finding_texts import (
    LEVEL_TITLES,
    OF_A_PERSON,
    is_specific,
    replacement,
    sentence_of_open,
    title,
    what_to_do,
)
from precedents.findings import JudgedSpot, count_open, place_key, value_key
from precedents.proposals import Name, proposed, roles_in, written

AROUND = 24
"""Letters on each side of the words found, to tell places in one text apart."""


@dataclass(frozen=True)
class Place:
    """One finding, with the words beside it."""

    spot: Spot

    @property
    def key(self) -> str:
        return place_key(self.spot)

    @property
    def label(self) -> str:
        return self.spot.text.label

    @property
    def length(self) -> int:
        return len(self.spot.text.text)

    @property
    def before(self) -> str:
        beside = self.spot.text.text[: self.spot.start]
        if len(beside) <= AROUND:
            return beside
        return f"…{beside[-AROUND:].partition(' ')[2]}"

    @property
    def after(self) -> str:
        beside = self.spot.text.text[self.spot.end :]
        if len(beside) <= AROUND:
            return beside
        return f"{beside[:AROUND].rpartition(' ')[0]}…"


@dataclass(frozen=True)
class Entry:
    """The findings of the same words on one level (`Fatima` and `Fatima's` are one), in reading order.

    `may_stand` tells whether this user may decide so.
    """

    spots: Sequence[Spot]
    roles: Mapping[Name, str]
    may_stand: bool
    decision: FindingDecision | None = None

    @property
    def spot(self) -> Spot:
        return self.spots[0]

    @cached_property
    def values(self) -> list[str]:
        """The keys by which decisions know them."""
        return list(dict.fromkeys(value_key(spot) for spot in self.spots))

    @property
    def key(self) -> str:
        return f"{self.spot.kind}-{self.values[0]}"

    @cached_property
    def most_capitals(self) -> Spot:
        """A web address writes a name in small letters."""
        return max(self.spots, key=lambda spot: sum(map(str.isupper, spot.value)))

    @property
    def words(self) -> str:
        return self.most_capitals.value.strip()

    @property
    def written(self) -> str:
        """All ways in which the value is written here, one a line."""
        return "\n".join(sorted({written(spot.value) for spot in self.spots}))

    @property
    def title(self) -> SafeString:
        return title(self.most_capitals)

    @property
    def what_to_do(self) -> str:
        return what_to_do(self.spot)

    @property
    def places(self) -> list[Place]:
        return [Place(spot) for spot in self.spots]

    @property
    def is_of_a_person(self) -> bool:
        return self.spot.kind in OF_A_PERSON

    @property
    def is_tip(self) -> bool:
        return self.spot.level == Level.ADVICE

    @property
    def needs_second_person(self) -> bool:
        return self.spot.level == Level.RESOLVE

    @property
    def is_guess(self) -> bool:
        """Whether the text does not say who this person is."""
        suggestion = self.spot.suggestion
        return (
            self.is_of_a_person and not is_specific(suggestion) and self.proposed == replacement(suggestion)
        )

    @cached_property
    def proposed(self) -> str | None:
        return proposed(self.spot, self.roles)


@dataclass(frozen=True)
class Group:
    title: str
    entries: list[Entry]

    @property
    def count(self) -> int:
        return sum(len(entry.spots) for entry in self.entries)


def is_locked(page: Page, user: AbstractBaseUser) -> bool:
    """Whether this user cannot change the text now: a second reader has it, or somebody locked it."""
    return bool(page.permissions_for_user(user).page_locked())


class ShownFindings:
    """What one user sees of them, and whether there is something to decide: only in a page that was saved
    and that nobody is reading."""

    reasons = Reason.choices

    def __init__(self, findings: Sequence[JudgedSpot], page: Page, user: AbstractBaseUser) -> None:
        self._findings = findings
        self._roles = roles_in(one.spot for one in findings)
        self.page = page
        self.open = count_open(findings)
        self.status = sentence_of_open(self.open)
        self.is_saved = page.pk is not None
        self.is_locked = self.is_saved and is_locked(page, user)
        self.may_decide = self.is_saved and not self.is_locked
        self.is_privacy_officer = is_privacy_officer(user)

    @property
    def groups(self) -> list[Group]:
        """What is open, the gravest level first."""
        groups = [self._group(level) for level in MUST_BE_DECIDED]
        return [group for group in groups if group.entries]

    @property
    def tips(self) -> Group:
        return self._group(Level.ADVICE)

    @property
    def decided(self) -> list[Entry]:
        """One entry for each decision that lets something stand now."""
        found = [one for one in self._findings if one.decision]
        return list(self._entries(found, lambda one: one.decision.pk))

    def _group(self, level: Level) -> Group:
        found = [one for one in self._findings if one.decision is None and one.spot.level == level]
        entries = self._entries(found, lambda one: written(one.spot.value).casefold())
        return Group(LEVEL_TITLES[level], list(entries))

    def _entries(
        self, findings: Iterable[JudgedSpot], same: Callable[[JudgedSpot], object]
    ) -> Iterator[Entry]:
        alike: dict[object, list[JudgedSpot]] = {}
        for one in findings:
            alike.setdefault((one.spot.kind, same(one)), []).append(one)
        for ones in alike.values():
            yield Entry(
                [one.spot for one in ones], self._roles, self._may_stand(ones[0].spot), ones[0].decision
            )

    def _may_stand(self, spot: Spot) -> bool:
        return self.may_decide and (spot.level != Level.BLOCK or self.is_privacy_officer)
