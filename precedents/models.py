"""The precedent: one page type for casus, klacht, uitzondering and uitspraak."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TaggedItemBase
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from precedents import blocks, deadlocks, gone
from precedents.allowed_terms import AllowedTerm  # noqa: F401  registered by being imported here
from precedents.blockades import check_waiting
from precedents.clearance_task import ClearanceTask  # noqa: F401  registered by being imported here
from precedents.collection_words import CollectionWord  # noqa: F401  registered by being imported here
from precedents.database_rules import filled, one_of
from precedents.decisions import FindingDecision  # noqa: F401  registered by being imported here
from precedents.draft_editors import DraftEditor  # noqa: F401  registered by being imported here
from precedents.gate import Gated
from precedents.image_words import ImageWords  # noqa: F401  registered by being imported here
from precedents.index_state import IndexState  # noqa: F401  registered by being imported here
from precedents.legal import validate_ecli
from precedents.outbox import IndexChange  # noqa: F401  registered by being imported here
from precedents.page_form import NO_ALIAS, PrecedentCopyForm, PrecedentPageForm
from precedents.panels import precedent_tabs
from precedents.private_names import PrivateNames  # noqa: F401  registered by being imported here
from precedents.problem_reports import ProblemReport  # noqa: F401  registered by being imported here
from precedents.public_versions import Change, PublicVersion  # noqa: F401  registered by being imported here
from precedents.register import CitationNumber, register_number
from precedents.rules import BlockingRule, Domain, EscapeRoute
from precedents.site_pages import PrecedentIndexPage
from precedents.tagging import ClosedTaggableManager
from precedents.visibility import PrecedentManager, is_readable
from precedents.vocabulary import (
    AgeBand,
    DatePrecision,
    Deviation,
    Household,
    Kind,
    MunicipalitySize,
    Outcome,
    Validity,
)
from precedents.word_groups import WordGroup  # noqa: F401  registered by being imported here
from precedents.written_past import TaggedRowManager

ONLY_A_RULING_HAS_A_DAY = "Alleen een uitspraak heeft een dag. Kies kwartaal of jaar."


class PrecedentDomain(ItemBase):
    tag = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="precedent_items")
    content_object = ParentalKey(
        "precedents.PrecedentPage", on_delete=models.CASCADE, related_name="domain_items"
    )
    wagtail_reference_index_ignore = False  # unlike free tags: a domain in use is not deleted
    objects = TaggedRowManager()


class PrecedentTag(TaggedItemBase):
    content_object = ParentalKey(
        "precedents.PrecedentPage", on_delete=models.CASCADE, related_name="tag_items"
    )
    objects = TaggedRowManager()


def _long_text(label: str, help_text: str = "") -> models.TextField:
    return models.TextField(label, blank=True, help_text=help_text)


def _short_text(label: str, help_text: str = "") -> models.CharField:
    return models.CharField(label, max_length=300, blank=True, help_text=help_text)


def _choice(label: str, choices: type[models.TextChoices], **kwargs: object) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices, **kwargs)


class PrecedentPage(Gated, Page):
    """Holds no name, birth date, BSN, dossier number or address: there is no field for them."""

    number = models.CharField("citeernummer", max_length=20, unique=True, editable=False)
    kind = _choice("soort", Kind, default=Kind.CASUS)
    fictional = models.BooleanField(
        "fictief", default=False, help_text="Verzonnen, om te oefenen of te laten zien."
    )

    summary = _long_text("in het kort", "Drie tot vijf korte zinnen die iedereen begrijpt.")
    age_band = _choice("leeftijd", AgeBand, blank=True)
    household = _choice("huishouden", Household, blank=True)
    municipality_size = _choice("grootte van de gemeente", MunicipalitySize, blank=True)
    facts = StreamField(blocks.FACTS, blank=True, verbose_name="situatie")

    desired_effect = _long_text("gewenst effect", "Wat is er nodig, en wat moet het opleveren?")
    own_words = _long_text("in eigen woorden", "Een korte uitspraak van de inwoner, zonder aanhalingstekens.")
    own_plan = _long_text("eigen plan van de inwoner")
    plan_followed = _long_text("wat van het plan is gevolgd")

    tried_before = StreamField(blocks.ATTEMPTS, blank=True, verbose_name="al geprobeerd")

    room = _long_text(
        "gevonden ruimte", "Bij een afwijzing: welke ruimte is bekeken, en waarom die niet hielp."
    )
    routes = ParentalManyToManyField(EscapeRoute, blank=True, related_name="+", verbose_name="uitwegen")
    deviation = _choice("soort afwijking", Deviation, blank=True)

    core_values = _long_text("waar is de wet voor bedoeld")
    effects_applied_short = _long_text("de regel toepassen: eerste maanden")
    effects_applied_long = _long_text("de regel toepassen: na een jaar")
    effects_deviated_short = _long_text("afwijken: eerste maanden")
    effects_deviated_long = _long_text("afwijken: na een jaar")
    legitimacy = _long_text("legitimiteit")
    involvement = _long_text("betrokkenheid")
    returns = _long_text("rendement")
    suitable = _long_text("geschikt")
    necessary = _long_text("noodzakelijk")
    balanced = _long_text("evenwichtig")
    others_and_equality = _long_text("anderen en gelijkheid")

    outcome = _choice("uitkomst", Outcome, blank=True)
    decision = _long_text("wat precies is besloten")
    conditions = _long_text("voorwaarden")
    duration = _short_text("duur")
    decided_by = _short_text("wie besliste", "Een functie, geen naam.")
    mandate = _short_text("met welk mandaat")
    informed = _short_text("wie is ingelicht")
    decision_date = models.DateField("datum van het besluit", null=True, blank=True)
    date_precision = _choice("hoe precies is de datum", DatePrecision, blank=True)

    effect = _long_text("wat leverde het op")
    follow_ups = StreamField(blocks.FOLLOW_UPS, blank=True, verbose_name="opvolging")
    costs = StreamField(blocks.COSTS, blank=True, verbose_name="kosten langs drie routes")

    comparable_if = StreamField(blocks.POINTS, blank=True, verbose_name="vergelijkbaar als")
    not_if = StreamField(blocks.POINTS, blank=True, verbose_name="niet vergelijkbaar als")

    validity = _choice("geldigheid", Validity, default=Validity.VALID)
    validity_reason = _long_text("reden")
    validity_date = models.DateField("sinds", null=True, blank=True)
    review_date = models.DateField("opnieuw bekijken vóór", null=True, blank=True)

    agencies = models.PositiveSmallIntegerField("aantal instanties", null=True, blank=True)
    months_stuck = models.PositiveSmallIntegerField("maanden vastgelopen", null=True, blank=True)

    norms = StreamField(blocks.NORMS, blank=True, verbose_name="behoorlijkheidsnormen")
    recommendation = _long_text("aanbeveling")
    response = _long_text("reactie op de aanbeveling")

    ecli = models.CharField("ECLI", max_length=60, blank=True, validators=[validate_ecli])
    court = _short_text("gerecht")
    ruling_text = _long_text("tekst van de uitspraak")

    sources = StreamField(blocks.SOURCES, blank=True, verbose_name="bronnen")
    domains = ClosedTaggableManager(
        through=PrecedentDomain, blank=True, related_name="precedents", verbose_name="domeinen"
    )
    tags = ClusterTaggableManager(through=PrecedentTag, blank=True, verbose_name="vrije tags")

    change = _choice("soort wijziging", Change, blank=True)
    change_note = _short_text("waarom is dit gewijzigd", "Lezers zien dit bij de versies.")
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = PrecedentManager()

    parent_page_types = [PrecedentIndexPage]
    subpage_types: list[str] = []
    private_page_options: list[str] = []  # no page signal is sent when a page is made private
    exclude_fields_in_copy = ["number", "ecli", "content_hash"]  # each belongs to one page only
    base_form_class = PrecedentPageForm
    copy_form_class = PrecedentCopyForm
    edit_handler = precedent_tabs
    search_fields = [
        *Page.search_fields,
        *(index.FilterField(name) for name in ("number", "kind", "outcome", "has_unpublished_changes")),
    ]
    show_in_menus_default = False
    unfinished = False  # True while a draft is checked: what publishing asks for may still be missing

    class Meta:
        verbose_name = "precedent"
        verbose_name_plural = "precedenten"
        indexes = [
            models.Index(fields=["kind", "outcome"]),
            models.Index(fields=["decision_date"]),
            # All that counting asks of a precedent: a row of the table itself is as long as its texts.
            models.Index(
                fields=["page_ptr", "content_hash", "outcome", "decision_date", "months_stuck", "number"],
                name="counted_precedents",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["ecli"],
                condition=~Q(ecli=""),
                name="one_precedent_per_ecli",
                violation_error_message="Er is al een precedent met deze ECLI.",
            ),
            filled("number"),
            one_of("kind", Kind),
            one_of("outcome", Outcome, or_empty=True),
            one_of("deviation", Deviation, or_empty=True),
            one_of("age_band", AgeBand, or_empty=True),
            one_of("household", Household, or_empty=True),
            one_of("municipality_size", MunicipalitySize, or_empty=True),
            one_of("date_precision", DatePrecision, or_empty=True),
            one_of("validity", Validity),
            one_of("change", Change, or_empty=True),
            models.CheckConstraint(
                condition=Q(date_precision="") | Q(decision_date__isnull=False),
                name="precision_tells_of_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(date_precision=DatePrecision.DAY) | Q(kind=Kind.UITSPRAAK),
                name="day_of_a_ruling_only",
                violation_error_message=ONLY_A_RULING_HAS_A_DAY,
            ),
        ]

    # What must hold

    def clean(self) -> None:
        super().clean()
        self._clean_decision_date()
        check_waiting({blockade.rule_id: blockade.waits_for_id for blockade in self.blockades.all()})
        if self.kind == Kind.UITSPRAAK and not self.ecli and not self.unfinished:
            raise ValidationError({"ecli": "Een uitspraak heeft een ECLI."})

    def _clean_decision_date(self) -> None:
        """Keeps no more of a date than its precision tells: a quarter or year becomes its first day."""
        if self.decision_date is None:
            self.date_precision = ""
            return
        if not self.date_precision and self.unfinished:
            return
        if not self.date_precision:
            raise ValidationError({"date_precision": "Kies hoe precies de datum is: kwartaal of jaar."})
        if self.date_precision == DatePrecision.DAY and self.kind != Kind.UITSPRAAK:
            raise ValidationError({"date_precision": ONLY_A_RULING_HAS_A_DAY})
        self.decision_date = _first_day(self.decision_date, self.date_precision)

    @transaction.atomic
    def save(self, *args: object, **kwargs: object) -> None:
        if self.alias_of_id:
            raise ValidationError({"alias_of": NO_ALIAS})
        registration = None
        if not self.number:
            registration = register_number()
            self.number = str(registration)
        super().save(*args, **kwargs)
        if registration:
            CitationNumber.objects.filter(pk=registration.pk).update(page=self)
        if self.live:
            CitationNumber.objects.filter(page=self, published=False).update(published=True)

    def get_lock(self) -> BaseLock | None:
        """While a second reader has the text nobody edits it, not even who locked the page before."""
        task = self.current_workflow_task
        return task.lock_class(self, task) if task else super().get_lock()

    def with_content_json(self, content: dict) -> "PrecedentPage":
        """The page as in a revision; the number belongs to the page, whatever the revision says."""
        page = super().with_content_json(content)
        page.number, page.content_hash = self.number, self.content_hash
        return page

    # Who may read it

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components:
            raise Http404
        page = type(self).objects.with_all().get(pk=self.pk)
        if gone.is_taken_back(page) or is_readable(page):
            return RouteResult(page)
        raise Http404

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if gone.is_taken_back(self):
            return gone.answer(request, self.registration)
        return super().serve(request, *args, **kwargs)

    # What follows from it

    @property
    def deadlocks(self) -> list[tuple[str, ...]]:
        """Each knoop of this page, as rule slugs in waiting order."""
        return deadlocks.circles(
            {blockade.rule_id: blockade.waits_for_id for blockade in self.blockades.all()}
        )

    @property
    def rules(self) -> list[BlockingRule]:
        return [blockade.rule for blockade in self.blockades.all()]

    @property
    def year(self) -> int | None:
        return self.decision_date.year if self.decision_date else None

    @property
    def citation(self) -> str:
        return f"Kennisbank Maatwerk, {self.number}, “{self.title}”"


def _first_day(date: datetime.date, precision: str) -> datetime.date:
    if precision == DatePrecision.YEAR:
        return date.replace(month=1, day=1)
    if precision == DatePrecision.QUARTER:
        return date.replace(month=date.month - (date.month - 1) % 3, day=1)
    return date
