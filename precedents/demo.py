"""The demonstration: one account per role and the precedents of the folder `demo/`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from django.core.exceptions import ValidationError
from django.db import transaction

from precedents import groups
from precedents.clearance import Level
from precedents.clearing import clear
from precedents.content import content_hash
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
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

DECISIONS = "decisions.json"
"""Beside the folder of precedents: for each of them what may stay in it, and why."""

Decided = Mapping[tuple[str, str], str]
"""(kind, text) of a finding to the reason why it may stay."""


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
    shelf, decided = PrecedentIndexPage.objects.get(), _decisions(paths)
    present = set(shelf.get_children().values_list("slug", flat=True))
    added = 0
    for number, path in enumerate(paths, 1):
        if path.stem not in present:
            _publish(shelf, read_precedent(path), decided.get(path.stem, {}))
            added += 1
        tell(number, len(paths))
    return added


def _decisions(paths: list[Path]) -> dict[str, Decided]:
    file = paths[0].parent.with_name(DECISIONS) if paths else None
    if file is None or not file.exists():
        return {}
    read = json.loads(file.read_text(encoding="utf-8"))
    return {slug: {(row["kind"], row["text"]): row["reason"] for row in rows} for slug, rows in read.items()}


def _publish(shelf: PrecedentIndexPage, page: PrecedentPage, decided: Decided) -> None:
    """The way that every precedent goes: one person writes and decides, another clears and publishes."""
    users = get_user_model().objects.in_bulk([WRITER, READER], field_name="username")
    page.live, page.owner = False, users[WRITER]
    try:
        page.validate_constraints(exclude={"number"})  # given on save
    except ValidationError as error:
        raise PrecedentFileError(f"{page.slug}.json: {' '.join(error.messages)}") from error
    shelf.add_child(instance=page)
    revision = page.save_revision(user=users[WRITER])
    try:
        _decide(page, decided, users[WRITER])
        agreed = page.decisions.filter(level=Level.RESOLVE).values_list("pk", flat=True)
        clear(revision, users[READER], content_hash(revision.as_object()), agreed)
    except ValidationError as error:
        raise PrecedentFileError(f"{page.slug}.json: {' '.join(error.messages)}") from error
    revision.publish(user=users[READER])


def _decide(page: PrecedentPage, decided: Decided, writer: AbstractBaseUser) -> None:
    """The decisions of the writer about what stands in `decisions.json`; the rest stays open."""
    for one in open_findings(page):
        reason = decided.get((one.spot.kind, one.spot.value))
        if reason:
            decide(page, one.spot, Reason(reason), writer)
