"""Addresses that machines ask: they may use any name of this server, and have no login."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve

ASKED_BY_MACHINES = {"/health/live", "/health/ready", "/metrics"}


class AskedByMachines:
    """Answers these before anything looks at the host name or asks the database who is logged in.

    A checker in a container asks 127.0.0.1, a scraper or a cluster the address of this one; no such name is
    in ALLOWED_HOSTS, and none stands in the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in ASKED_BY_MACHINES:
            return self.get_response(request)
        request.resolver_match = resolve(request.path_info)
        return request.resolver_match.func(request)
