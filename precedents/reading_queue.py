"""The texts that wait for a second reader."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState

from precedents.clearance_task import ClearanceTask
from precedents.clearing import refusal_of
from precedents.models import PrecedentPage


@dataclass(frozen=True)
class Waiting:
    """A text at the second reader; `refusal` says why this user may not read it, or is empty."""

    page: Page
    sent_by: str
    since: datetime.datetime
    refusal: str


def waiting_for(user: AbstractBaseUser) -> list[Waiting]:
    """All texts that wait, the longest first; `page` has the title under which it was sent in."""
    states = list(running().select_related("revision", "workflow_state__requested_by").order_by("started_at"))
    ids = {int(state.revision.object_id) for state in states}
    pages = PrecedentPage.objects.prefetch_related("editors").in_bulk(ids)
    return [_waiting(state, pages[int(state.revision.object_id)], user) for state in states]


def running() -> QuerySet[TaskState]:
    return TaskState.objects.filter(task__in=ClearanceTask.objects.all(), status=TaskState.STATUS_IN_PROGRESS)


def running_for(page_id: int) -> TaskState | None:
    """The step in which this page is now, or None when no second reader has it."""
    return running().filter(workflow_state__object_id=str(page_id)).first()


def _waiting(state: TaskState, page: PrecedentPage, user: AbstractBaseUser) -> Waiting:
    page.title, sender = state.revision.content["title"], state.workflow_state.requested_by
    return Waiting(
        page, get_user_display_name(sender) if sender else "", state.started_at, refusal_of(page, user)
    )
