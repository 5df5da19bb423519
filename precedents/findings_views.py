"""What the findings beside the edit screen ask: look again, decide, undo, keep the names of the case.

Each request carries the whole form as it stands, and its answer is the list that goes with that text. Nothing
of the form is kept; an answer without a list leaves the list that the author has.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from precedents.allowed_terms import AllowedTerm
from precedents.clearance import Level, Spot
from precedents.deciding import decide, undo
from precedents.decisions import FindingDecision, Reason
from precedents.findings import JudgedSpot, judged, place_key, value_key
from precedents.form_findings import Unfit, findings_in, form_over
from precedents.models import PrecedentPage
from precedents.private_names import NamesUnreadable, keep_names
from precedents.proposals import written
from precedents.shown_findings import ShownFindings, is_locked
from precedents.site_pages import PrecedentIndexPage
from precedents.unlogged import unlogged

NOT_THERE = "Deze pagina bestaat niet."
LOCKED = "De tekst ligt bij de tweede lezer. Neem haar eerst terug."
MOVED = "Deze woorden staan er niet meer zo. Dit is de lijst van nu."
NAMES_KEPT = "De namen zijn bewaard."
UNDONE_BEFORE = "Dit besluit was al ongedaan gemaakt. Dit is de lijst van nu."

Findings = list[JudgedSpot]


class DecisionForm(forms.Form):
    """Which findings may stay, why, and where: `place` is empty when they may in the whole precedent."""

    kind = forms.CharField()
    values = forms.CharField()
    place = forms.CharField(required=False)
    reason = forms.ChoiceField(
        choices=Reason.choices, error_messages={"required": "Kies waarom dit mag blijven staan."}
    )
    propose = forms.BooleanField(required=False)

    def spots_in(self, findings: Findings) -> list[Spot]:
        """For each value that is meant the gravest finding of it; none when it is not there any more."""
        data, values = self.cleaned_data, self.cleaned_data["values"].split()
        meant: dict[str, Spot] = {}
        for spot in sorted((one.spot for one in findings), key=_gravest_first):
            value = value_key(spot)
            if spot.kind == data["kind"] and value in values and data["place"] in ("", place_key(spot)):
                meant.setdefault(value, spot)
        return list(meant.values())


def _gravest_first(spot: Spot) -> int:
    return list(Level).index(spot.level)


def _of_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the newest draft of a page; for who may not edit it that page does not exist."""

    @wraps(view)
    def asked(request: HttpRequest, page_id: int, **named: int) -> HttpResponse:
        page = get_object_or_404(PrecedentPage, pk=page_id).get_latest_revision_as_object()
        if not page.permissions_for_user(request.user).can_edit():
            raise Http404(NOT_THERE)
        return view(request, page, **named)

    return never_cache(require_POST(asked))


def _of_new_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a page that was never saved, below the shelf on which it will stand."""

    @wraps(view)
    def asked(request: HttpRequest, parent_page_id: int) -> HttpResponse:
        shelf = get_object_or_404(PrecedentIndexPage, pk=parent_page_id)
        if not shelf.permissions_for_user(request.user).can_add_subpage():
            raise Http404(NOT_THERE)
        return view(request, PrecedentPage(owner=request.user, locale=shelf.locale), shelf)

    return never_cache(require_POST(asked))


@_of_new_page
@unlogged
def findings_of_new(request: HttpRequest, page: Page, shelf: Page) -> HttpResponse:
    return _answer(request, page, shelf)


@_of_page
@unlogged
def findings(request: HttpRequest, page: Page) -> HttpResponse:
    return _answer(request, page, page.get_parent())


@_of_page
@unlogged
def finding_decided(request: HttpRequest, page: Page) -> HttpResponse:
    return _answer(request, page, page.get_parent(), _decide)


@_of_page
@unlogged
def decision_undone(request: HttpRequest, page: Page, decision_id: int) -> HttpResponse:
    def undone(request: HttpRequest, page: Page, found: Findings) -> str:
        return _undo(request, page, found, decision_id)

    return _answer(request, page, page.get_parent(), undone)


@_of_page
@unlogged
def names_of_case(request: HttpRequest, page: Page) -> HttpResponse:
    if is_locked(page, request.user):
        return _said(request, LOCKED, status=409)
    keep_names(page, request.POST.get("finding-names", "").splitlines())
    return _answer(request, page, page.get_parent(), said=NAMES_KEPT)


def _answer(
    request: HttpRequest,
    page: Page,
    parent: Page,
    act: Callable[[HttpRequest, Page, Findings], str] | None = None,
    said: str = "",
) -> HttpResponse:
    """The list for what was posted. `act` does something with the findings first and returns what to say."""
    form = form_over(page, request.POST, parent, request.user)
    try:
        found = findings_in(form)
        said = act(request, form.instance, found) if act else said
    except (Unfit, NamesUnreadable) as error:
        return _said(request, f"{said} {error}".strip(), status=409)
    except ValidationError as error:
        return _said(request, " ".join(error.messages), status=409)
    if act:
        found = judged(form.instance, [one.spot for one in found])
    shown = ShownFindings(found, form.instance, request.user)
    return render(request, "precedents/admin/findings.html", {"shown": shown, "said": said})


def _said(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "precedents/admin/findings_said.html", {"said": sentence}, status=status)


@transaction.atomic
def _decide(request: HttpRequest, page: Page, found: Findings) -> str:
    """With the proposed term or not at all. Raises ValidationError."""
    if is_locked(page, request.user):
        raise ValidationError(LOCKED)
    form = DecisionForm(request.POST, prefix="finding")
    if not form.is_valid():
        raise ValidationError([message for messages in form.errors.values() for message in messages])
    spots = form.spots_in(found)
    if not spots:
        return MOVED
    reason = Reason(form.cleaned_data["reason"])
    for spot in spots:
        decide(page, spot, reason, request.user, everywhere=not form.cleaned_data["place"])
    words = written(spots[0].value)
    if reason == Reason.KNOWN_NAME and form.cleaned_data["propose"]:
        return _propose(words, request)
    return f"‘{words}’ mag blijven staan."


def _propose(words: str, request: HttpRequest) -> str:
    """The term works for everybody once beheer has approved it."""
    term = AllowedTerm(term=words, proposed_by=request.user)
    if not AllowedTerm.objects.filter(term=term.term).exists():
        term.full_clean()
        term.save()
    return f"‘{term}’ mag blijven staan en is voorgesteld als toegestane term."


def _undo(request: HttpRequest, page: Page, found: Findings, decision_id: int) -> str:
    if is_locked(page, request.user):
        raise ValidationError(LOCKED)
    decision = FindingDecision.objects.filter(pk=decision_id, page_id=page.pk).first()
    if decision is None:
        return UNDONE_BEFORE
    undo(page, decision, found, request.user)
    return "Het besluit is ongedaan gemaakt."


def urls() -> list[URLPattern]:
    of_page = "bevindingen/<int:page_id>/"
    return [
        path("bevindingen/nieuw/<int:parent_page_id>/", findings_of_new, name="findings_of_new"),
        path(of_page, findings, name="findings"),
        path(f"{of_page}besluit/", finding_decided, name="finding_decided"),
        path(f"{of_page}besluit/<int:decision_id>/ongedaan/", decision_undone, name="decision_undone"),
        path(f"{of_page}namen/", names_of_case, name="names_of_case"),
    ]
