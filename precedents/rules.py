"""What the taxonomy holds: domains, laws, escape routes, authorities and the blocking rules themselves."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from taggit.models import TagBase

from precedents.database_rules import filled, one_of
from precedents.legal import article_code, jci_link, validate_article, validate_bwb_id, validate_paragraph
from precedents.scanned_on_save import ScannedOnSave
from precedents.vocabulary import BoundaryType, Level


class FromTaxonomy(models.Model):
    """Remembers what the taxonomy last put in, so that a next load keeps what editors changed since."""

    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True


class Domain(ScannedOnSave, FromTaxonomy, TagBase):
    """A life domain. The list is closed: precedents choose from it, they never add to it."""

    free_tagging = False
    scanned = ("name", "covers", "everyday_words")

    covers = models.CharField("omvat", max_length=250, blank=True)
    everyday_words = models.TextField(
        "alledaagse woorden", blank=True, help_text="Eén woord of uitdrukking per regel."
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "domein"
        verbose_name_plural = "domeinen"
        ordering = ["position", "name"]
        constraints = [filled("name"), filled("slug")]

    def get_absolute_url(self) -> str:
        return reverse("domain", args=[self.slug])


class Law(FromTaxonomy):
    bwb_id = models.CharField("BWB-nummer", max_length=11, primary_key=True, validators=[validate_bwb_id])
    name = models.CharField("naam", max_length=250)
    abbreviation = models.CharField("afkorting", max_length=40, blank=True)

    class Meta:
        verbose_name = "wet"
        verbose_name_plural = "wetten"
        ordering = ["name"]
        constraints = [filled("bwb_id"), filled("name")]

    def __str__(self) -> str:
        return self.name


class CodedName(FromTaxonomy):
    """A code of the taxonomy with the name that readers see."""

    code = models.SlugField("code", max_length=60, primary_key=True)
    name = models.CharField("naam", max_length=200)
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [filled("code"), filled("name")]

    def __str__(self) -> str:
        return self.name


class EscapeRoute(CodedName):
    class Meta(CodedName.Meta):
        verbose_name = "uitweg"
        verbose_name_plural = "uitwegen"


class Authority(CodedName):
    """A kind of body that may decide, never a single organisation."""

    class Meta(CodedName.Meta):
        verbose_name = "bevoegd gezag"
        verbose_name_plural = "bevoegde gezagen"


class LegalReference(models.Model):
    """An article of a law, stored in parts, at the date of the text that was used (if known)."""

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="+", verbose_name="wet")
    article = models.CharField("artikel", max_length=20, validators=[validate_article])
    paragraph = models.CharField("lid", max_length=4, blank=True, validators=[validate_paragraph])
    item = models.CharField("onderdeel", max_length=4, blank=True)
    date = models.DateField(
        "tekst van", null=True, blank=True, help_text="De datum van de wettekst die is gebruikt."
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """`Artikel 18 lid 1 Participatiewet`; empty when there is no law."""
        if not self.law_id:
            return ""
        paragraph = f" lid {self.paragraph}" if self.paragraph else ""
        item = f" onderdeel {self.item}" if self.item else ""
        return f"Artikel {self.article}{paragraph}{item} {self.law.name}"

    @property
    def url(self) -> str:
        return jci_link(self.law_id, self.article, self.paragraph, self.date) if self.law_id else ""

    @property
    def code(self) -> str:
        return article_code(self.law_id, self.article) if self.law_id else ""


class BlockingRule(ScannedOnSave, FromTaxonomy, ClusterableModel):
    """A rule, procedure or habit that stops help. Its slug is its identity and never changes."""

    scanned = ("name", "core", "purpose", "typical_situations", "everyday_words", "caution")

    slug = models.SlugField("sleutel", max_length=80, primary_key=True, editable=False)
    code = models.CharField("nummer", max_length=10, blank=True, editable=False)
    name = models.CharField("naam", max_length=120)
    core = models.TextField("wat de regel zegt", help_text="Eén of twee zinnen, zonder jargon.")
    purpose = models.TextField("waarom de regel er is", blank=True)
    level = models.CharField("niveau", max_length=20, choices=Level)
    boundary = models.CharField("grenstype", max_length=20, choices=BoundaryType)
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="rules", verbose_name="domein")
    other_domains = models.ManyToManyField(Domain, blank=True, related_name="+", verbose_name="ook in domein")
    everyday_words = models.TextField(
        "alledaagse woorden",
        blank=True,
        help_text="Zoals mensen het aan de balie zeggen. Eén woord of uitdrukking per regel.",
    )
    typical_situations = models.TextField(
        "herkenbaar aan",
        blank=True,
        help_text="Korte situaties waarin deze regel knelt, verzonnen en zonder namen. Eén per regel.",
    )
    deciders = ParentalManyToManyField(
        Authority, blank=True, related_name="+", verbose_name="wie mag beslissen"
    )
    caution = models.TextField("let op", blank=True)

    class Meta:
        verbose_name = "blokkerende regel"
        verbose_name_plural = "blokkerende regels"
        ordering = ["name"]
        constraints = [
            filled("slug"),
            filled("name"),
            one_of("level", Level),
            one_of("boundary", BoundaryType),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        if not self.slug:
            self.slug = _free_slug(self.name)
        super().save(*args, **kwargs)

    def scanned_rows(self) -> Iterable[ScannedOnSave]:
        return self.routes.all()

    def get_absolute_url(self) -> str:
        return reverse("rule", args=[self.slug])


class RuleGround(LegalReference):
    rule = ParentalKey(BlockingRule, on_delete=models.CASCADE, related_name="grounds")

    class Meta:
        verbose_name = "grondslag"
        verbose_name_plural = "grondslagen"
        ordering = ["pk"]
        constraints = [filled("article")]


class RuleRoute(ScannedOnSave, LegalReference):
    """Room to deviate that belongs to the rule: the route, what it says, and (if it stands in law) where."""

    scanned = ("description",)

    rule = ParentalKey(BlockingRule, on_delete=models.CASCADE, related_name="routes")
    route = models.ForeignKey(EscapeRoute, on_delete=models.PROTECT, related_name="+", verbose_name="uitweg")
    description = models.TextField("omschrijving")
    law = models.ForeignKey(
        Law, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wet"
    )
    article = models.CharField("artikel", max_length=20, blank=True, validators=[validate_article])
    verified = models.BooleanField("wettekst nagelezen", default=False)

    class Meta:
        verbose_name = "ruimte om af te wijken"
        verbose_name_plural = "ruimte om af te wijken"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(law=None, article="")
                | (models.Q(law__isnull=False) & ~models.Q(article="")),
                name="article_of_a_law",
                violation_error_message="Vul de wet en het artikel allebei in, of geen van beide.",
            )
        ]


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "regel"
    slug, number = base, 2
    while BlockingRule.objects.filter(pk=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
