"""Who may read: everybody when KENNISBANK_OPEN_READING is on, else only who is logged in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve


class ReadingAsksLogin:
    """Sends a visitor to the login page from every address, also one that does not exist.

    Open are views marked with Django's `login_not_required`, and static files, answered earlier.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        may_read = settings.KENNISBANK_OPEN_READING or request.user.is_authenticated
        if may_read or _asks_no_login(request.path_info):
            return self.get_response(request)
        if request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        return redirect_to_login("/", resolve_url(settings.LOGIN_URL))


def _asks_no_login(path: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return not getattr(view, "login_required", True)
