"""People who work in the admin and the precedents they write, for tests."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.test import Client
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from precedents import clearances
from precedents.content import content_hash
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain
from precedents.site_pages import PrecedentIndexPage
from precedents.vocabulary import BoundaryType, Level


def someone(group: str, username: str = "") -> AbstractUser:
    user = get_user_model().objects.create_user(username or group.replace(" ", "-"))
    user.groups.add(Group.objects.get(name=group))
    return user


def client_of(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shelf() -> PrecedentIndexPage:
    return PrecedentIndexPage.objects.get()


def draft(title: str, owner: AbstractUser | None = None, **fields: object) -> PrecedentPage:
    page = shelf().add_child(instance=PrecedentPage(title=title, owner=owner, live=False, **fields))
    page.save_revision(user=owner, log_action=True)
    return PrecedentPage.objects.get(pk=page.pk)


def published(title: str, owner: AbstractUser | None = None, **fields: object) -> PrecedentPage:
    page = draft(title, owner, **fields)
    publish(page.latest_revision)
    return PrecedentPage.objects.get(pk=page.pk)


def publish(revision: Revision) -> None:
    """Seals a text that nobody read and publishes it: for tests that are not about clearance."""
    page = revision.as_object()
    clearances.give(page.pk, content_hash(page), None)
    revision.publish()


def rewritten(page: PrecedentPage, title: str) -> PrecedentPage:
    """The page with a newer draft under this title."""
    page.title = title
    page.save_revision(user=page.owner, log_action=True)
    return PrecedentPage.objects.get(pk=page.pk)


def domain(slug: str = "wonen") -> Domain:
    return Domain.objects.get_or_create(slug=slug, defaults={"name": slug.capitalize()})[0]


def rule(slug: str, **fields: object) -> BlockingRule:
    fields = {"core": "Zegt iets.", "level": Level.NATIONAL, "boundary": BoundaryType.RULE, **fields}
    name = slug.replace("-", " ").capitalize()
    return BlockingRule.objects.create(slug=slug, **{"name": name, "domain": domain(), **fields})


STREAMS = ("facts", "tried_before", "follow_ups", "costs", "comparable_if", "not_if", "norms", "sources")


def edit_form(page: PrecedentPage | None = None, **changes: object) -> dict[str, object]:
    """What the edit screen sends: nothing but what is named; rows and stream blocks as lists."""
    rows = {name: inline_formset(changes.pop(name, [])) for name in ("blockades", "legal_grounds")}
    fields = {"title": page.title if page else "", "slug": page.slug if page else "", "kind": "casus"}
    streams = {name: streamfield(changes.pop(name, [])) for name in STREAMS}
    return nested_form_data({**fields, "validity": "geldig", **rows, **streams}) | changes
