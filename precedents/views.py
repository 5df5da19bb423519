"""Pages that are no Wagtail pages: search and the permanent address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from precedents import gone
from precedents.finding import find
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.models import PrecedentPage
from precedents.question import query_of
from precedents.register import CitationNumber, find_number
from precedents.result_page import ResultPage
from precedents.visibility import is_readable


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
    """`/p/KM-2026-0001` leads to the page for ever; see `without_page` for a number that has none to read."""
    page = readable_page(number)
    return redirect(page.url) if page else without_page(request, number)


def readable_page(number: str) -> PrecedentPage | None:
    """The precedent of a number as readers may read it now, with all its parts."""
    registered = find_number(number)
    page = PrecedentPage.objects.with_parts().filter(pk=registered.page_id).first() if registered else None
    return page if page and is_readable(page) else None


def without_page(request: HttpRequest, number: str) -> HttpResponse:
    """410 with its sentence for what was taken back, also when readers once had it and it is unpublished or
    deleted; else 404."""
    registered = find_number(number)
    if registered and (registered.is_taken_back or (registered.published and not _is_live(registered))):
        return gone.answer(request, registered)
    return _told(request, 404, "Dit citeernummer is niet bekend.")


def _is_live(number: CitationNumber) -> bool:
    """A live page that nobody may read lacks a clearance; it was not taken back."""
    return number.page is not None and number.page.live


def _told(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """The error page of the house with a sentence of our own."""
    return render(request, f"errors/{status}.html", {"sentence": sentence}, status=status)
