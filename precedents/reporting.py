"""What happens to a report: it is kept, hides the precedent if it may, is worked on, and loses its text."""

from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from precedents import report_limits, staff_mail, taking_back
from precedents.deciding import is_privacy_officer
from precedents.models import PrecedentPage
from precedents.problem_reports import Problem, ProblemReport, ReportStatus

TEXT_KEPT = timedelta(days=30)
"""After a report is resolved."""

WORKING_DAYS = {Problem.RECOGNISABLE: 2}
OTHER_WORKING_DAYS = 10
SATURDAY = 5

CHANGED = "Deze melding is intussen veranderd. Bekijk haar opnieuw en beslis daarna."
FOR_MANAGERS = "Deze melding is doorgezet. Alleen beheer kan haar oppakken en afronden."


@transaction.atomic
def report(page: PrecedentPage, problem: Problem, text: str, address: str) -> ProblemReport:
    """Keeps a report from this network address and tells staff. Raises `report_limits.TooManyReports`.

    "Iemand is te herkennen" hides the precedent at once, as often as `report_limits` allows.
    """
    may_hold = problem == Problem.RECOGNISABLE and not taking_back.number_of(page).is_taken_back
    holds = report_limits.count(address, may_hold)
    if holds:
        taking_back.hold(page, None)
    is_news = not open_reports().filter(page_id=page.pk, problem=problem).exists()
    made = ProblemReport.objects.create(
        page_id=page.pk,
        number=page.number,
        problem=problem,
        text=text,
        held=holds,
        due=due(problem, timezone.localdate()),
    )
    if is_news:
        staff_mail.tell(staff_mail.second_readers(), page.number, path_of(made))
    erase_texts()
    return made


def due(problem: Problem, today: date) -> date:
    """The last day to decide. Working days are Monday to Friday; holidays are counted as such too."""
    left, day = WORKING_DAYS.get(problem, OTHER_WORKING_DAYS), today
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def open_reports() -> QuerySet[ProblemReport]:
    return ProblemReport.objects.exclude(status=ReportStatus.RESOLVED)


def path_of(made: ProblemReport) -> str:
    """Where staff read it."""
    return reverse("problem_report", args=[made.pk])


# The work of staff. `seen` is `state_of` the report as it was on the screen: two people may press at once.
# Each raises ValidationError with a sentence.


def state_of(made: ProblemReport) -> str:
    return f"{made.status}:{made.claimed_by_id or ''}"


@transaction.atomic
def claim(pk: int, by: AbstractBaseUser, seen: str) -> None:
    """Whoever has it, hands it over by being asked: a colleague may be ill."""
    made = _as_seen(pk, by, seen)
    if made.status == ReportStatus.NEW:
        made.status = ReportStatus.CLAIMED
    made.claimed_by = by
    made.save()


@transaction.atomic
def escalate(pk: int, by: AbstractBaseUser, seen: str) -> None:
    """To beheer, who get a mail."""
    made = _as_seen(pk, by, seen)
    made.status, made.claimed_by = ReportStatus.ESCALATED, None
    made.save()
    staff_mail.tell(staff_mail.managers(), made.number, path_of(made))


@transaction.atomic
def resolve(pk: int, by: AbstractBaseUser, seen: str) -> None:
    made = _as_seen(pk, by, seen)
    made.status, made.claimed_by, made.resolved_at = ReportStatus.RESOLVED, by, timezone.now()
    made.save()


def may_work_on(made: ProblemReport, user: AbstractBaseUser) -> bool:
    """Of those who may open the queue."""
    return made.status != ReportStatus.ESCALATED or is_privacy_officer(user)


def erase_texts() -> int:
    """Erases the text of what was resolved 30 days ago; returns of how many."""
    long_ago = timezone.now() - TEXT_KEPT
    return ProblemReport.objects.filter(resolved_at__lte=long_ago).exclude(text="").update(text="")


def _as_seen(pk: int, by: AbstractBaseUser, seen: str) -> ProblemReport:
    made = ProblemReport.objects.select_for_update().get(pk=pk)
    if made.status == ReportStatus.RESOLVED or state_of(made) != seen:
        raise ValidationError(CHANGED)
    if not may_work_on(made, by):
        raise ValidationError(FOR_MANAGERS)
    return made
