"""Clearances: what a second reader cleared, sealed with the key of this installation.

A clearance belongs to one hash of one page. Any change of the content gives another hash, so it makes the
clearance stale by itself; a clearance that another installation sealed is void.
"""

import hmac

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from precedents import keys
from precedents.content import content_hash
from precedents.database_rules import filled

NOT_CLEARED = (
    "Dit precedent kan niet openbaar worden: een tweede lezer heeft precies deze tekst nog niet vrijgegeven. "
    "Stuur het concept naar de tweede lezer."
)


class NotCleared(ValidationError):
    """Content would become readable that no second reader cleared; `message` says so in a sentence."""

    def __init__(self, sentence: str = NOT_CLEARED) -> None:
        super().__init__({NON_FIELD_ERRORS: [sentence]})  # the API of the admin asks for a `message_dict`
        self.message = sentence


class Clearance(models.Model):
    """`seal` is the keyed HMAC of page and hash; `key_id` tells which key made it."""

    page = models.ForeignKey("precedents.PrecedentPage", on_delete=models.CASCADE, related_name="clearances")
    content_hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    cleared_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "vrijgave"
        verbose_name_plural = "vrijgaven"
        constraints = [
            models.UniqueConstraint(fields=["page", "content_hash"], name="one_clearance_per_content"),
            models.CheckConstraint(condition=~Q(content_hash=""), name="clearance_names_its_content"),
            filled("seal"),
        ]

    def __str__(self) -> str:
        return f"precedent {self.page_id}, vrijgegeven {self.cleared_at:%Y-%m-%d %H:%M}"

    def covers(self, hash_: str) -> bool:
        """Whether this installation sealed exactly this content of its page."""
        return hmac.compare_digest(self.seal, keys.seal_of(self.page_id, hash_))


def give(page_id: int, hash_: str, reader: AbstractBaseUser | None) -> Clearance:
    """Seals this content of a page. Who may do so and when, `precedents.clearing` decides."""
    values = {"seal": keys.seal_of(page_id, hash_), "key_id": keys.key_id(), "cleared_by": reader}
    return Clearance.objects.update_or_create(page_id=page_id, content_hash=hash_, defaults=values)[0]


def is_cleared(page: Page) -> bool:
    """Whether the content of the page as it is in memory has a valid clearance; the hash is made anew."""
    hash_ = content_hash(page)
    return any(clearance.covers(hash_) for clearance in page.clearances.all())


def stored_hash_is_cleared(page: str = "") -> Q:
    """Whether the stored hash of a page has a clearance of this installation, asked of the database.

    `page` leads from the rows that are asked to their precedent. The comparison stands in a COALESCE, which
    changes no answer: PostgreSQL takes page and hash for unrelated, would expect 1 precedent instead of
    20.000 and read all other tables row by row.
    """
    same = ExpressionWrapper(Q(content_hash=OuterRef(f"{page}content_hash")), models.BooleanField())
    of_page = Clearance.objects.filter(page=OuterRef(f"{page}pk"), key_id=keys.key_id())
    return Q(Exists(of_page.filter(Coalesce(same, False))))
