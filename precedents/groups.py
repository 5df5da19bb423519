"""The five roles as groups, set after each migration and safe to set again."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

READER, AUTHOR, SECOND_READER, POLICY, MANAGER = "lezer", "auteur", "tweede lezer", "beleid", "beheer"

ADMIN = "wagtailadmin.access_admin"
RULE_VIEW = ["precedents.view_blockingrule", "precedents.view_domain", "precedents.view_law"]
RULE_EDIT = [
    f"precedents.{action}_{model}"
    for model in ("blockingrule", "domain", "law")
    for action in ("view", "add", "change", "delete")
]
USER_EDIT = [
    f"auth.{action}_{model}" for model in ("user", "group") for action in ("view", "add", "change", "delete")
]

PERMISSIONS: dict[str, list[str]] = {
    READER: [],
    AUTHOR: [ADMIN, *RULE_VIEW],
    SECOND_READER: [ADMIN, *RULE_VIEW],
    POLICY: [ADMIN, *RULE_VIEW],
    MANAGER: [ADMIN, *RULE_EDIT, *USER_EDIT],
}
# With "add" alone Wagtail lets an author edit own pages only; it needs no "change".
PAGE_PERMISSIONS: dict[str, list[str]] = {
    AUTHOR: ["add_page"],
    SECOND_READER: ["change_page", "publish_page"],
    MANAGER: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"],
}


def set_groups(**kwargs: object) -> None:
    """Makes the groups and their permissions as listed here; other groups are left alone."""
    if not _ready():
        return
    for name, labels in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(labels))
        _set_page_permissions(group, PAGE_PERMISSIONS.get(name, []))


def _ready() -> bool:
    """post_migrate runs once per app; only when the last one's permissions exist can they be given."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    return Page.objects.filter(depth=1).exists()


def _permissions(labels: list[str]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, _, codename in (label.partition(".") for label in labels)
    ]


def _set_page_permissions(group: Group, codenames: list[str]) -> None:
    root = Page.objects.get(depth=1)
    GroupPagePermission.objects.filter(group=group).exclude(permission__codename__in=codenames).delete()
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
