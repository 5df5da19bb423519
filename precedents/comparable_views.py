"""Comparable precedents: of a precedent by its address, of a situation by a text that is never kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from precedents import comparable
from precedents.comparable_form import MOST_CHARACTERS, KindsForm, SituationForm
from precedents.comparable_page import ComparablePage, SituationPage
from precedents.finding import EngineDown
from precedents.unlogged import unlogged
from precedents.views import readable_page, without_page


@require_safe
def comparable_to(request: HttpRequest, number: str) -> HttpResponse:
    """`/p/KM-2026-0001/vergelijkbaar/`; a number without a live page is answered as its own address is."""
    page = readable_page(number)
    if page is None:
        return without_page(request, number)
    form = KindsForm(request.GET)
    shown = ComparablePage(form, page) if form.is_valid() else None
    context = {"form": form, "page": page, "shown": shown, "section": "zoeken"}
    return render(request, "precedents/comparable/of_page.html", context, status=200 if shown else 400)


# Without a token against forged forms: the answer changes nothing and is read by who asked for it only,
# and a token would set a cookie for every reader.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@unlogged
def comparable_situation(request: HttpRequest) -> HttpResponse:
    """`/vergelijken/`: the text comes by POST only. An address with a text in it is not used, and left."""
    if request.method == "POST":
        return _compared(request, SituationForm(request.POST))
    if request.GET:
        return redirect("comparable_situation")
    return _situation(request, SituationForm())


def _compared(request: HttpRequest, form: SituationForm) -> HttpResponse:
    if not form.is_valid():
        return _situation(request, form, status=400)
    try:
        situation = comparable.of_text(form.cleaned_data["text"])
        return _situation(request, form, shown=SituationPage(form, situation))
    except EngineDown:
        return _situation(request, form, status=503, engine_down=True)


def _situation(request: HttpRequest, form: SituationForm, status: int = 200, **more: object) -> HttpResponse:
    context = {"form": form, "longest": MOST_CHARACTERS, "section": "zoeken", **more}
    return render(request, "precedents/comparable/of_text.html", context, status=status)
