"""The queue of reports in the admin: what is due first, one report with its text, and the work on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.utils import get_user_display_name

from precedents import reporting
from precedents.admin_taking_back import state_of as taken_back
from precedents.admin_taking_back import steps_for, url_of
from precedents.models import PrecedentPage
from precedents.problem_reports import ProblemReport, ReportStatus
from precedents.report_limits import forget_senders
from precedents.unlogged import unlogged
from precedents.visibility import reads_all_drafts

A_PAGE = 50


@dataclass(frozen=True)
class Action:
    """A button of a report; `told` says that it was done."""

    name: str
    label: str
    told: str
    act: Callable[[int, AbstractBaseUser, str], None]


CLAIM = Action("oppakken", "Oppakken", "U hebt deze melding opgepakt.", reporting.claim)
TAKE_OVER = Action("oppakken", "Overnemen", CLAIM.told, reporting.claim)
ESCALATE = Action("doorzetten", "Doorzetten naar beheer", "Beheer beslist nu.", reporting.escalate)
RESOLVE = Action("afronden", "Afronden", "De melding is afgerond.", reporting.resolve)
ACTIONS = {action.name: action for action in (CLAIM, ESCALATE, RESOLVE)}


class Row:
    """A report as the queue shows it."""

    def __init__(self, made: ProblemReport) -> None:
        self.made, self.url = made, reporting.path_of(made)
        self.is_open = made.status != ReportStatus.RESOLVED
        self.is_late = self.is_open and made.due < timezone.localdate()
        self.claimed_by = get_user_display_name(made.claimed_by) if made.claimed_by else ""


class Detail(Row):
    """A report with what this user can do about it. The precedent itself may be deleted by now."""

    def __init__(self, made: ProblemReport, user: AbstractBaseUser) -> None:
        super().__init__(made)
        self.seen = reporting.state_of(made)
        self.kept_days = reporting.TEXT_KEPT.days
        self.actions = self._actions(user)
        self.page = PrecedentPage.objects.filter(pk=made.page_id).first()
        self.taken_back = taken_back(self.page) if self.page else ""
        steps = steps_for(self.page, user) if self.page else []
        self.steps = [(step, url_of(step, made.page_id, self.url)) for step in steps]

    def _actions(self, user: AbstractBaseUser) -> list[Action]:
        if not self.is_open or not reporting.may_work_on(self.made, user):
            return []
        claim = [] if self.made.claimed_by == user else [TAKE_OVER if self.made.claimed_by else CLAIM]
        escalate = [] if self.made.status == ReportStatus.ESCALATED else [ESCALATE]
        return [*claim, RESOLVE, *escalate]


# The screens


def _for_readers_of_drafts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not reads_all_drafts(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return asked


@require_safe
@_for_readers_of_drafts
def queue(request: HttpRequest) -> HttpResponse:
    """Open reports, what is due first on top; `?alle` shows the resolved ones too, the newest first."""
    reporting.erase_texts()
    forget_senders()
    shows_all = "alle" in request.GET
    reports = ProblemReport.objects.order_by("-pk") if shows_all else reporting.open_reports()
    pages = Paginator(reports.select_related("claimed_by"), A_PAGE)
    shown = pages.get_page(request.GET.get("p"))
    context = {"rows": [Row(made) for made in shown], "page_obj": shown, "shows_all": shows_all}
    context["elided_page_range"] = pages.get_elided_page_range(shown.number)
    return _page(request, "precedents/admin/reports.html", "Meldingen", context)


@require_safe
@_for_readers_of_drafts
@unlogged
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    made = ProblemReport.objects.select_related("claimed_by").filter(pk=pk).first()
    if made is None:
        return redirect("problem_reports")
    context = {"report": Detail(made, request.user)}
    return _page(request, "precedents/admin/report.html", f"Melding over {made.number}", context)


@require_POST
@_for_readers_of_drafts
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    made, action = get_object_or_404(ProblemReport, pk=pk), ACTIONS[name]
    try:
        action.act(made.pk, request.user, request.POST.get("seen", ""))
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("problem_report", pk)
    messages.success(request, action.told)
    return redirect(reporting.path_of(made) if action is CLAIM else reverse("problem_reports"))


def urls() -> list[URLPattern]:
    works = [
        path(f"meldingen/<int:pk>/{name}/", act, {"name": name}, name=f"problem_report_{name}")
        for name in ACTIONS
    ]
    return [
        path("meldingen/", queue, name="problem_reports"),
        path("meldingen/<int:pk>/", detail, name="problem_report"),
        *works,
    ]


def _page(request: HttpRequest, template: str, title: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, {"page_title": title, "header_title": title, **context})


# The menu


class ReportsMenuItem(MenuItem):
    """Says how many reports are open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_all_drafts(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if count := reporting.open_reports().count():
            component.label = f"{self.label} ({count})"
        return component


def menu_item() -> ReportsMenuItem:
    return ReportsMenuItem(
        "Meldingen", reverse("problem_reports"), name="meldingen", icon_name="mail", order=130
    )
