"""The path of a request as a log may hold it: an address can be a title, a name or a secret link."""

import re

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from whitenoise.middleware import WhiteNoiseFileResponse

from precedents.register import as_number

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
PAGE, NOWHERE = "/<pagina>/", "-"


def path_of(request: HttpRequest) -> str:
    """The pattern of the address with only numbers filled in: `/p/KM-2026-0001/`, `/regels/<slug:slug>/`.

    A page of the site has its title in its address and is `/<pagina>/`; what is no address at all is `-`.
    """
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return NOWHERE
    if match.url_name == "wagtail_serve":
        return PAGE
    return "/" + PLACE.sub(lambda place: _filled(place[0], match.kwargs.get(place[1])), match.route)


def path_of_answer(path: str, request: HttpRequest, response: HttpResponseBase) -> str:
    """What the answer adds: the number of the precedent that was shown, or the file of the site itself."""
    if isinstance(response, WhiteNoiseFileResponse):
        return request.path_info
    page = (getattr(response, "context_data", None) or {}).get("page")
    number = getattr(page, "number", "")
    return f"/p/{number}/" if path == PAGE and number else path


def _filled(place: str, value: object) -> str:
    is_number = isinstance(value, int) or (isinstance(value, str) and as_number(value))
    return str(value).upper() if is_number else place
