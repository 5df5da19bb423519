"""Who worked on a draft since it was cleared last, and what happened to it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from precedents.audit import AuditAction, AuditEntry

WROTE = "Schreef en bewaarde"
NOBODY = "De site zelf"


@dataclass(frozen=True)
class Event:
    """What somebody did, `times` times in a row on one day."""

    day: datetime.date
    who: str
    what: str
    times: int


def events_since_cleared(page: Page) -> list[Event]:
    """The newest first."""
    newest_first = sorted(_moments(page), key=lambda moment: moment[0], reverse=True)
    days = [(timezone.localtime(at).date(), who, what) for at, who, what in newest_first]
    return [Event(*same, times=len(list(group))) for same, group in groupby(days)]


def _moments(page: Page) -> Iterator[tuple[datetime.datetime, str, str]]:
    entries = AuditEntry.objects.filter(page_id=page.pk).select_related("by")
    revisions = page.revisions.select_related("user")
    if cleared := entries.filter(action=AuditAction.CLEARED).first():
        entries, revisions = entries.filter(pk__gt=cleared.pk), revisions.filter(created_at__gt=cleared.at)
    for entry in entries:
        yield entry.at, _name(entry.by), entry.get_action_display()
    for revision in revisions:
        yield revision.created_at, _name(revision.user), WROTE


def _name(user: object) -> str:
    return get_user_display_name(user) if user else NOBODY
