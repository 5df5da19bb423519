"""A precedent as its page shows it: the sections that have something to say, in words instead of codes."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format

from precedents import deadlocks
from precedents.blockades import Blockade, LegalGround
from precedents.costs import CostTable, cost_table
from precedents.knots import pages_by_knot
from precedents.legal import ecli_link
from precedents.links import list_url
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule
from precedents.vocabulary import (
    CONSIDERATIONS,
    DEVIATION_EXPLAINED,
    GRANTED_OUTCOMES,
    DatePrecision,
    Deviation,
    Evidence,
    Judgement,
    Kind,
    Norm,
    Outcome,
    StillValid,
    Validity,
)

Rows = list[tuple[str, str]]
NOTICES = {
    Validity.CAUTION: "Let op: er is iets veranderd",
    Validity.OUTDATED: "Achterhaald: gebruik dit precedent niet zonder meer",
}
CHANGED = "Gewijzigd"
"""A version of which nobody said what changed."""

QUARTERS = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Knot:
    """Rules of this page that wait for each other, and the list of precedents with the same knoop."""

    edges: list[tuple[BlockingRule, BlockingRule, str]]
    url: str
    total: int


class Doc:
    """What `precedents/precedent_page.html` shows beside the fields of the page itself."""

    def __init__(self, page: PrecedentPage) -> None:
        self.page = page
        self.blockades = [_Blockade(blockade) for blockade in page.blockades.all()]
        self.routes = [route.name for route in page.routes.all()]
        self.legal_grounds: list[LegalGround] = list(page.legal_grounds.all())
        self.deviation_label = page.get_deviation_display()
        self.deviation_explained = (
            DEVIATION_EXPLAINED.get(Deviation(page.deviation)) if page.deviation else ""
        )
        self.comparable_if = [point.value for point in page.comparable_if]
        self.not_if = [point.value for point in page.not_if]
        self.tried_before = [attempt.value for attempt in page.tried_before]
        self.sources = [source.value for source in page.sources]
        self.costs: CostTable | None = cost_table([cost.value for cost in page.costs])
        self.ecli_url = ecli_link(page.ecli) if page.ecli else ""

    @cached_property
    def sections(self) -> Rows:
        """(id, title) of the sections that are filled; the title of the page is the first of the thirteen."""
        page = self.page
        filled = [
            ("kort", "In het kort", page.summary),
            ("situatie", "Situatie", self.situation),
            ("nodig", "Wat is nodig", page.desired_effect or page.own_words or page.own_plan),
            ("blokkade", "Wat blokkeerde", self.blockades),
            ("geprobeerd", "Al geprobeerd", self.tried_before),
            ("ruimte", "Gevonden ruimte", page.room or self.routes or self.legal_grounds),
            ("afweging", "Afweging", any(getattr(page, name) for name in CONSIDERATIONS)),
            ("besluit", "Besluit", page.outcome or self.decision or self.norms),
            ("opbrengst", "Wat leverde het op", page.effect or self.follow_ups or self.costs),
            ("grenzen", "Doorslaggevende feiten en grenzen", self.comparable_if or self.not_if),
            ("vergelijkbaar", "Vergelijkbare precedenten", True),
            ("uitspraak", "Tekst van de uitspraak", page.ruling_text),
            ("bronnen", "Bronnen", page.ecli or self.legal_grounds or self.sources),
            ("over", "Over dit precedent", True),
        ]
        return [(id_, title) for id_, title, something in filled if something]

    @property
    def badges(self) -> list[str]:
        domains = [item.tag.name for item in self.page.domain_items.all()]
        boundaries = dict.fromkeys(blockade.rule.get_boundary_display() for blockade in self.blockades)
        return [*domains, *boundaries, *filter(None, [self.deviation_label])]

    @property
    def situation(self) -> list[dict[str, str]]:
        return [
            {
                **fact.value,
                "evidence_label": Evidence(fact.value["evidence"]).label,
                "still_valid_label": StillValid(fact.value["still_valid"]).label,
            }
            for fact in self.page.facts
        ]

    @property
    def surroundings(self) -> Rows:
        return _filled(
            ("Leeftijd", self.page.get_age_band_display()),
            ("Huishouden", self.page.get_household_display()),
            ("Gemeente", self.page.get_municipality_size_display()),
        )

    @cached_property
    def knots(self) -> list[Knot]:
        rules = {blockade.rule.pk: blockade for blockade in self.blockades}
        circles = self.page.deadlocks
        pages = pages_by_knot(rules) if circles else {}
        return [
            self._knot(circle, rules, len(pages.get(deadlocks.slug_of(circle), ()))) for circle in circles
        ]

    def _knot(self, circle: tuple[str, ...], blockades: dict[str, "_Blockade"], total: int) -> Knot:
        waiting = [blockades[slug] for slug in circle]
        edges = [(blockade.rule, blockade.waits_for, blockade.note) for blockade in waiting]
        return Knot(edges, list_url(deadlock=deadlocks.slug_of(circle)), total)

    @property
    def decision(self) -> Rows:
        page = self.page
        return _filled(
            ("Wat precies", page.decision),
            ("Voorwaarden", page.conditions),
            ("Duur", page.duration),
            ("Wie besliste", page.decided_by),
            ("Met welk mandaat", page.mandate),
            ("Wie is ingelicht", page.informed),
            ("Wanneer", self.decided_on),
            ("Aantal instanties", str(page.agencies or "")),
            ("Hoe lang vastgelopen", _months(page.months_stuck)),
        )

    @property
    def decided_on(self) -> str:
        """The date of the decision, no more precise than it is known."""
        return in_words(self.page.decision_date, self.page.date_precision)

    @property
    def follow_ups(self) -> list[dict[str, str]]:
        return [
            {**follow_up.value, "evidence_label": Evidence(follow_up.value["evidence"]).label}
            for follow_up in sorted(self.page.follow_ups, key=lambda block: int(block.value["months"]))
        ]

    @property
    def norms(self) -> list[dict[str, str]]:
        return [
            {
                **norm.value,
                "label": Norm(norm.value["norm"]).label,
                "judgement_label": Judgement(norm.value["judgement"]).label,
            }
            for norm in self.page.norms
        ]

    @cached_property
    def counter_case(self) -> PrecedentPage | None:
        """Of the same first rule, the newest with the other outcome: refused beside granted and back."""
        other = {outcome: [Outcome.REFUSED] for outcome in GRANTED_OUTCOMES} | {
            Outcome.REFUSED: GRANTED_OUTCOMES
        }
        if not self.blockades or self.page.outcome not in other:
            return None
        found = PrecedentPage.objects.findable().filter(
            blockades__rule=self.blockades[0].rule, outcome__in=other[self.page.outcome]
        )
        newest = found.exclude(pk=self.page.pk).newest_first()
        # Only keys are put in order: among 100,000 PostgreSQL takes 16 ms for that, 30 with whole rows.
        return PrecedentPage.objects.filter(pk=newest.values("pk")[:1]).first()

    @property
    def validity_notice(self) -> dict[str, object] | None:
        page = self.page
        if page.validity == Validity.VALID:
            return None
        return {
            "level": "warning",
            "title": NOTICES[Validity(page.validity)],
            "text": page.validity_reason,
            "date": page.validity_date,
        }

    @property
    def citation(self) -> str:
        today = date_format(timezone.localdate(), "j F Y")
        return f"{self.page.citation}, geraadpleegd op {today}."

    @property
    def versions(self) -> list[dict[str, object]]:
        """Every text that readers had, the newest first: its number, date, kind of change and reason."""
        if not self.page.pk:  # the preview of a page that was never saved
            return []
        return [
            {
                "sequence": version.sequence,
                "date": _day(version.published_at),
                "change": version.get_change_display() or CHANGED,
                "why": version.why,
            }
            for version in self.page.public_versions.all()
        ]

    @property
    def about_rows(self) -> Rows:
        page = self.page
        return _filled(
            ("Soort", page.get_kind_display()),
            ("Fictief", "Ja. Deze mensen bestaan niet." if page.fictional else ""),
            (
                "Persoonsgegevens",
                ""
                if page.kind == Kind.UITSPRAAK
                else "Weggehaald. Een tweede persoon heeft de tekst gelezen.",
            ),
            ("Trefwoorden", ", ".join(item.tag.name for item in page.tag_items.all())),
            ("Gepubliceerd", _day(page.first_published_at)),
            ("Laatst gewijzigd", _day(page.last_published_at)),
            (
                "Opnieuw bekijken",
                f"vóór {date_format(page.review_date, 'j F Y')}" if page.review_date else "",
            ),
            ("Vaste verwijzing", f"/p/{page.number}"),
        )


class _Blockade:
    """A blockade as shown; `grounds` are those of the rule."""

    def __init__(self, blockade: Blockade) -> None:
        self.rule, self.waits_for, self.note = blockade.rule, blockade.waits_for, blockade.note
        self.reality_label = blockade.get_reality_display()
        self.checked_by = blockade.checked_by
        self.held_by_label = blockade.held_by.name if blockade.held_by else ""
        self.grounds = list(blockade.rule.grounds.all())


def in_words(date: datetime.date | None, precision: str) -> str:
    if date is None:
        return ""
    if precision == DatePrecision.DAY:
        return date_format(date, "j F Y")
    if precision == DatePrecision.QUARTER:
        return f"{QUARTERS[(date.month - 1) // 3]} kwartaal {date.year}"
    return str(date.year)


def _filled(*rows: tuple[str, str]) -> Rows:
    return [row for row in rows if row[1]]


def _months(count: int | None) -> str:
    return "" if count is None else "1 maand" if count == 1 else f"{count} maanden"


def _day(moment: datetime.datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""
