"""A reader reports a problem with a precedent: no login, no name, and the text is for staff only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from precedents import reporting
from precedents.models import PrecedentPage
from precedents.problem_reports import Problem
from precedents.register import find_number
from precedents.report_form import MOST_CHARACTERS, ReportForm
from precedents.report_limits import REPORTS_A_DAY, TooManyReports, address_of
from precedents.reporting import OTHER_WORKING_DAYS, TEXT_KEPT, WORKING_DAYS
from precedents.unlogged import unlogged
from precedents.views import readable_page, without_page

ENOUGH = (
    f"Vanaf deze plek zijn vandaag al {REPORTS_A_DAY} meldingen gedaan. Morgen kan het weer. "
    "Is er haast bij? Neem dan contact op met de organisatie achter deze kennisbank."
)


@require_http_methods(["GET", "HEAD", "POST"])
@unlogged
def report(request: HttpRequest, number: str) -> HttpResponse:
    """`/p/KM-2026-0001/melden/`; a number without a page to read is answered as its own address is."""
    page = readable_page(number)
    if page is None:
        return without_page(request, number)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _form(request, page, form)
    if form.is_of_a_robot:
        return redirect("report_received", page.number)
    return _reported(request, page, form)


def _reported(request: HttpRequest, page: PrecedentPage, form: ReportForm) -> HttpResponse:
    if not form.is_valid():
        return _form(request, page, form, status=400)
    try:
        problem = Problem(form.cleaned_data["problem"])
        reporting.report(page, problem, form.cleaned_data["text"], address_of(request))
    except TooManyReports:
        form.add_error(None, ENOUGH)
        return _form(request, page, form, status=429)
    return redirect("report_received", page.number)


def _form(request: HttpRequest, page: PrecedentPage, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {"page": page, "form": form, "longest": MOST_CHARACTERS, "section": "zoeken"}
    return _shown(request, "precedents/report.html", context, status)


@require_safe
def received(request: HttpRequest, number: str) -> HttpResponse:
    """What happens with a report; the precedent itself may be hidden by now."""
    registered = find_number(number)
    if registered is None or not registered.published:
        return without_page(request, number)
    context = {
        "number": registered,
        "days": WORKING_DAYS[Problem.RECOGNISABLE],
        "other_days": OTHER_WORKING_DAYS,
        "kept_days": TEXT_KEPT.days,
        "section": "zoeken",
    }
    return _shown(request, "precedents/report_received.html", context, 200)


def _shown(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, template, context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
