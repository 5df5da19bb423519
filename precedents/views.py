"""Pages that are no Wagtail pages: search and the permanent address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from precedents.finding import find
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.question import query_of
from precedents.register import find_number
from precedents.result_page import ResultPage


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    context = {"form": form, "section": "zoeken", "search": None}
    if not form.is_valid():
        return render(request, "precedents/search.html", context, status=400)
    fitting = fitting_rules(form.cleaned_data["q"])
    answer = ResultPage(form, find(query_of(form.cleaned_data, fitting)), fitting, request.GET)
    if answer.page > answer.page_count:
        return _told(
            request, 404, f"Deze lijst heeft {answer.page_count} pagina’s. Pagina {answer.page} bestaat niet."
        )
    return render(request, "precedents/search.html", {**context, "search": answer})


@require_safe
def permanent(request: HttpRequest, number: str) -> HttpResponse:
    """`/p/KM-2026-0001` leads to the page for ever; 410 when readers once had it and it is gone."""
    registered = find_number(number)
    page = registered.page if registered else None
    if page and page.live:
        return redirect(page.url)
    if registered and registered.published:
        return _told(
            request,
            410,
            f"{registered} is ingetrokken door de redactie. U kunt het niet meer lezen of gebruiken.",
        )
    return _told(request, 404, "Dit citeernummer is niet bekend.")


def _told(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """The error page of the house with a sentence of our own."""
    return render(request, f"errors/{status}.html", {"sentence": sentence}, status=status)
