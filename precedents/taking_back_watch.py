"""Notes what Wagtail's own screens and commands take back or publish, and keeps the public versions."""

from django.db.models.signals import pre_delete
from wagtail.signals import page_published, page_unpublished

from precedents import public_versions, taking_back
from precedents.models import PrecedentPage
from precedents.trail import who_acts


def watch() -> None:
    pre_delete.connect(_deleting, PrecedentPage, dispatch_uid="precedents.page_deleting")
    page_unpublished.connect(_unpublished, PrecedentPage, dispatch_uid="precedents.page_unpublished")
    page_published.connect(_published, PrecedentPage, dispatch_uid="precedents.page_published")


def _deleting(instance: PrecedentPage, **kwargs: object) -> None:
    taking_back.deleting(instance, who_acts())


def _unpublished(instance: PrecedentPage, **kwargs: object) -> None:
    taking_back.unpublished(instance, who_acts())


def _published(instance: PrecedentPage, **kwargs: object) -> None:
    """Wagtail says so too when publication is planned for later: then the page is not live yet."""
    if instance.live:
        taking_back.published(instance, who_acts())
        public_versions.add(instance)
