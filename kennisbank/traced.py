"""Gives each request its id, before anything else can log a line about it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from kennisbank import request_id
from kennisbank.request_path import path_of, path_of_answer


class Traced:
    """Answers with the id in `X-Request-ID`. One that is sent counts only where a proxy stands before the
    site (`KENNISBANK_PROXIES`), and that proxy should make it: a visitor could write a word there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = request.headers.get(request_id.HEADER, "")
        chosen = request_id.chosen(told, is_trusted=settings.KENNISBANK_PROXIES > 0)
        request.META |= {request_id.KEY: chosen, request_id.PATH_KEY: path_of(request)}
        token = request_id.current.set(chosen)
        try:
            response = self.get_response(request)
        finally:
            request_id.current.reset(token)
        request.META[request_id.PATH_KEY] = path_of_answer(
            request.META[request_id.PATH_KEY], request, response
        )
        response.headers[request_id.HEADER] = chosen
        return response
