"""The screens of the second reader: the texts that wait, one text with its findings, and the decision."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import TaskState

from precedents.clearance_task import NOT_HERE
from precedents.models import PrecedentPage
from precedents.private_names import NamesUnreadable
from precedents.reading_form import APPROVE, ReadingForm
from precedents.reading_queue import running_for, waiting_for
from precedents.reading_screen import ReadingScreen, as_read
from precedents.visibility import reads_all_drafts

TAKEN_BACK = "{} is teruggenomen. U kunt de tekst weer wijzigen."
SENT_BACK = "{} is teruggestuurd naar de schrijver."
PUBLISHED = "{} is vrijgegeven en gepubliceerd."
SCHEDULED = "{} is vrijgegeven en wordt gepubliceerd op {}."


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    _refuse_others(request.user)
    return _page(
        request, "precedents/admin/reading_queue.html", "Te lezen", waiting=waiting_for(request.user)
    )


@never_cache
@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, page_id: int) -> HttpResponse:
    _refuse_others(request.user)
    state = running_for(page_id)
    if state is None:
        return _away(request, NOT_HERE)
    try:
        screen = ReadingScreen(state, request.user)
    except NamesUnreadable as error:
        return _away(request, str(error))
    form = ReadingForm(request.POST or None, asked=screen.asked)
    if form.is_bound and form.is_valid():
        return _decide(request, state, form.cleaned_data)
    title = f"{screen.page.number} lezen"
    return _page(request, "precedents/admin/reading.html", title, screen=screen, form=form)


@never_cache
@require_safe
def reading_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest text as readers will see it, for the frame on the screen."""
    _refuse_others(request.user)
    state = running_for(page_id)
    if state is None:
        raise Http404(NOT_HERE)
    page = state.revision.content_object.get_latest_revision_as_object()
    html = render_to_string("precedents/admin/reading_text.html", page.get_context(request), request)
    return HttpResponse(as_read(html))


@require_POST
def take_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's cancelling of a workflow, for who sent the text in or owns it."""
    page = get_object_or_404(PrecedentPage, pk=page_id)
    if running_for(page_id) is None:
        messages.warning(request, NOT_HERE)
    elif not page.current_workflow_state.user_can_cancel(request.user):
        raise PermissionDenied
    else:
        page.current_workflow_state.cancel(user=request.user)
        messages.success(request, TAKEN_BACK.format(page.number))
    return redirect("wagtailadmin_pages:edit", page_id)


def urls() -> list[URLPattern]:
    return [
        path("precedenten/te-lezen/", queue, name="reading_queue"),
        path("precedenten/<int:page_id>/lezen/", reading, name="reading"),
        path("precedenten/<int:page_id>/lezen/tekst/", reading_text, name="reading_text"),
        path("precedenten/<int:page_id>/terugnemen/", take_back, name="reading_take_back"),
    ]


def _refuse_others(user: AbstractBaseUser) -> None:
    if not reads_all_drafts(user):
        raise PermissionDenied


def _page(request: HttpRequest, template: str, title: str, **context: object) -> HttpResponse:
    return render(request, template, {"page_title": title, "header_title": title, **context})


def _away(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.warning(request, sentence)
    return redirect("reading_queue")


def _decide(request: HttpRequest, state: TaskState, answers: dict[str, object]) -> HttpResponse:
    """A decision that cannot stand brings back the screen, with the newest text and no answer filled in."""
    approves = answers["action"] == APPROVE
    told = (
        {"shown": answers["shown"], "agreed": answers["agreed"]}
        if approves
        else {"comment": answers["remark"]}
    )
    try:
        state.task.specific.on_action(state, request.user, answers["action"], **told)
    except (ValidationError, NamesUnreadable) as error:
        messages.error(request, " ".join(getattr(error, "messages", [str(error)])))
        return redirect("reading", int(state.workflow_state.object_id))
    _tell(request, PrecedentPage.objects.get(pk=state.workflow_state.object_id), approves)
    return redirect("reading_queue")


def _tell(request: HttpRequest, page: PrecedentPage, approves: bool) -> None:
    if not approves:
        messages.success(request, SENT_BACK.format(page.number))
    elif page.live and not page.has_unpublished_changes:
        look = messages.button(reverse("permanent", args=[page.number]), "Bekijk")
        messages.success(request, PUBLISHED.format(page.number), buttons=[look])
    else:
        at = date_format(localtime(page.scheduled_revision.approved_go_live_at), "j F Y H:i")
        messages.success(request, SCHEDULED.format(page.number, at))
