"""What the address of a precedent answers when its text is taken back: 410, a sentence, and nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from precedents.clearances import NotCleared
from precedents.register import CitationNumber

UNPUBLISHED = "{} is ingetrokken door de redactie. U kunt het niet meer lezen of gebruiken."
FOR_EVER = "{} is ingetrokken en wordt niet opnieuw gepubliceerd. Maak een nieuw precedent."


def is_taken_back(page: Page) -> bool:
    """Whether the number of this page is held or withdrawn, whatever the page itself says."""
    number = getattr(page, "registration", None)
    return number is not None and number.is_taken_back


def refuse_withdrawn(page: Page) -> None:
    """Raises NotCleared for a page whose number was withdrawn: it is never published again."""
    if CitationNumber.objects.filter(page_id=page.pk, withdrawn_at__isnull=False).exists():
        raise NotCleared(FOR_EVER.format(page.number))


def answer(request: HttpRequest, number: CitationNumber) -> HttpResponse:
    """The page that says it is gone, with the sentence that staff chose; no search engine keeps it.

    Drawn without the request: its address may hold the title, and would be offered for after the login.
    """
    sentence = number.reason or UNPUBLISHED.format(number)
    context = {"sentence": sentence, "is_held": bool(number.held_at), "request": None}
    response = render(request, "errors/410.html", context, status=410)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
