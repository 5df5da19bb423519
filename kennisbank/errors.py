"""Pages for what goes wrong, each in the style of the house with a way on."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from search.contract import EngineDown, QueryError


def bad_request(request: HttpRequest, exception: Exception, sentence: str = "") -> HttpResponse:
    # A request with, say, a wrong host cannot be asked for its address: its page is drawn without it.
    asked = None if isinstance(exception, SuspiciousOperation) else request
    return _page(asked, 400, sentence)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        "Dit formulier is verlopen. Ga terug, ververs de pagina en verstuur het opnieuw.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without context or database: either may be what failed."""
    return _page(None, 500)


def engine_down(request: HttpRequest) -> HttpResponse:
    return _page(request, 503)


class SearchErrors:
    """Answers a question that cannot be read with 400 and its sentence, an engine that is down with 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, QueryError):
            return bad_request(request, exception, str(exception))
        if isinstance(exception, EngineDown):
            return engine_down(request)
        return None


def _page(request: HttpRequest | None, status: int, sentence: str = "") -> HttpResponse:
    template, context = f"errors/{status}.html", {"sentence": sentence}
    if request is None:
        return HttpResponse(render_to_string(template, context), status=status)
    return render(request, template, context, status=status)
