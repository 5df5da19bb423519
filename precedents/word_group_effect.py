"""What a change of a word group does to a search, told before it is saved."""

from dataclasses import dataclass
from itertools import zip_longest

from precedents.finding import Found, find
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.models import PrecedentPage
from precedents.question import query_of
from precedents.word_groups import WordGroup

SHOWN = 10


@dataclass(frozen=True)
class Way:
    """Another way to ask; `note` says what the change does to it."""

    typed: str
    added: str
    note: str


@dataclass(frozen=True)
class Place:
    """A precedent in a list; `note` says what the change does to it."""

    title: str
    number: str
    note: str


class Effect:
    """One question asked twice: with the groups as saved, and with this one as it stands in the form."""

    def __init__(self, question: str, group: WordGroup) -> None:
        """The question is one that a SearchForm accepts. Nothing is saved. Raises EngineDown."""
        form = SearchForm({"q": question})
        form.full_clean()
        self.question = question
        fitting = fitting_rules(question)
        self.before = find(query_of(form.cleaned_data, fitting))
        others = WordGroup.objects.exclude(pk=group.pk)
        self.after = find(query_of(form.cleaned_data, fitting, [*others, group]))

    @property
    def total_before(self) -> int:
        return self.before.results.total

    @property
    def total_after(self) -> int:
        return self.after.results.total

    @property
    def ways(self) -> list[Way]:
        """All other ways to ask, those that the change adds first."""
        before, after = _ways(self.before), _ways(self.after)
        return [
            *(Way(typed, added, "komt erbij") for added, typed in after.items() if added not in before),
            *(Way(typed, added, "valt weg") for added, typed in before.items() if added not in after),
            *(Way(typed, added, "blijft") for added, typed in after.items() if added in before),
        ]

    @property
    def rows(self) -> list[tuple[Place | None, Place | None]]:
        """The first ten of both lists, side by side."""
        before, after = _places(self.before), _places(self.after)
        left = [_place(page, _goes(here, after.get(page))) for page, here in before.items()]
        right = [_place(page, _came(here, before.get(page))) for page, here in after.items()]
        return list(zip_longest(left, right))


def _ways(found: Found) -> dict[str, str]:
    """Words added to words typed."""
    return {" ".join(one.words): " ".join(one.instead_of) for one in found.query.added}


def _places(found: Found) -> dict[PrecedentPage, int]:
    return {page: place for place, page in enumerate(found.pages[:SHOWN], 1)}


def _place(page: PrecedentPage, note: str) -> Place:
    return Place(page.title, page.number, note)


def _goes(here: int, there: int | None) -> str:
    if there is None:
        return f"valt uit de eerste {SHOWN}"
    return "" if there == here else f"gaat naar plaats {there}"


def _came(here: int, there: int | None) -> str:
    if there is None:
        return f"nieuw in de eerste {SHOWN}"
    return "" if there == here else f"stond op plaats {there}"
