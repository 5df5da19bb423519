"""The demonstration: one account per role and the precedents of the folder `demo/`."""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from precedents import groups
from precedents.models import PrecedentPage
from precedents.precedent_file import PrecedentFileError, read_precedent
from precedents.site_pages import PrecedentIndexPage

PASSWORD = "maatwerk-demo"
ACCOUNTS = {
    "lezer": groups.READER,
    "auteur": groups.AUTHOR,
    "tweede-lezer": groups.SECOND_READER,
    "beleid": groups.POLICY,
    "beheer": groups.MANAGER,
}
WRITER, READER = "auteur", "tweede-lezer"


def load_accounts() -> None:
    """One account per role; an account that exists keeps its password."""
    for username, group in ACCOUNTS.items():
        user, created = get_user_model().objects.get_or_create(username=username)
        if created:
            user.set_password(PASSWORD)
            user.save()
        user.groups.add(Group.objects.get(name=group))


@transaction.atomic
def load_precedents(paths: list[Path], tell: Callable[[int, int], None]) -> int:
    """Publishes the precedents that are not there yet, all or none; returns how many.

    A published one is a revision that was published, as in the admin: scripts that add live pages
    send no signal. Raises PrecedentFileError for the first file that is not right.
    """
    shelf = PrecedentIndexPage.objects.get()
    present = set(shelf.get_children().values_list("slug", flat=True))
    added = 0
    for number, path in enumerate(paths, 1):
        if path.stem not in present:
            _publish(shelf, read_precedent(path))
            added += 1
        tell(number, len(paths))
    return added


def _publish(shelf: PrecedentIndexPage, page: PrecedentPage) -> None:
    users = get_user_model().objects.in_bulk([WRITER, READER], field_name="username")
    page.live, page.owner = False, users[WRITER]
    try:
        page.validate_constraints()
    except ValidationError as error:
        raise PrecedentFileError(f"{page.slug}.json: {' '.join(error.messages)}") from error
    shelf.add_child(instance=page)
    page.save_revision(user=users[WRITER]).publish(user=users[READER])
