"""The five roles as groups, set after each migration and safe to set again."""

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Page

from precedents.site_pages import PrecedentIndexPage

READER, AUTHOR, SECOND_READER, POLICY, MANAGER = "lezer", "auteur", "tweede lezer", "beleid", "beheer"

ADMIN = "wagtailadmin.access_admin"
RULE_MODELS = ("blockingrule", "domain", "wordgroup", "law")
RULE_VIEW = [f"precedents.view_{model}" for model in RULE_MODELS]
RULE_EDIT = [
    f"precedents.{action}_{model}" for model in RULE_MODELS for action in ("view", "add", "change", "delete")
]
TERM_EDIT = [f"precedents.{action}_allowedterm" for action in ("view", "add", "change", "delete")]
IMAGE_WORDS_EDIT = [f"precedents.{action}_imagewords" for action in ("view", "change")]
AUDIT_VIEW = ["precedents.view_auditentry"]
INDEX_VIEW = ["precedents.view_indexstate"]
USER_EDIT = [
    f"auth.{action}_{model}" for model in ("user", "group") for action in ("view", "add", "change", "delete")
]

PERMISSIONS: dict[str, list[str]] = {
    READER: [],
    AUTHOR: [ADMIN, *RULE_VIEW],
    SECOND_READER: [ADMIN, *RULE_VIEW, *IMAGE_WORDS_EDIT],
    POLICY: [ADMIN, *RULE_VIEW],
    MANAGER: [ADMIN, *RULE_EDIT, *TERM_EDIT, *IMAGE_WORDS_EDIT, *AUDIT_VIEW, *INDEX_VIEW, *USER_EDIT],
}
# On the shelf of precedents. With "add" alone Wagtail lets an author edit own pages; it needs no "change".
SHELF_PERMISSIONS = {AUTHOR: ["add_page"], SECOND_READER: ["change_page", "publish_page"]}
# On the whole site, and so on the shelf.
SITE_PERMISSIONS = {
    MANAGER: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"]
}


def set_groups(**kwargs: object) -> None:
    """Makes the groups and their permissions as listed here; other groups are left alone.

    The shelf must be there: the site is set up before the groups.
    """
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)  # of a later app Django makes them after this
    for name, labels in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(labels))
        _set_page_permissions(group)


def _permissions(labels: list[str]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, _, codename in (label.partition(".") for label in labels)
    ]


def _set_page_permissions(group: Group) -> None:
    given = [*_page_permissions(group, SITE_PERMISSIONS, Page.objects.filter(depth=1))]
    given += _page_permissions(group, SHELF_PERMISSIONS, PrecedentIndexPage.objects.all())
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=[row.pk for row in given]).delete()


def _page_permissions(
    group: Group, permissions: Mapping[str, list[str]], places: QuerySet[Page]
) -> Iterator[GroupPagePermission]:
    for label in permissions.get(group.name, []):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=label)
        for place in places:
            yield GroupPagePermission.objects.get_or_create(
                group=group, page_id=place.pk, permission=permission
            )[0]
