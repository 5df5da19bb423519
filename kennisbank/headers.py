"""Headers that tell the browser what a page may do (internet.nl's test; NCSC web guidelines)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# "data:" is for pictures inside the style sheet: without it a ticked checkbox looks empty.
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)

# Wagtail's date fields and inline panels are inline scripts; its preview is a frame of its own address.
ADMIN_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-src 'self'; frame-ancestors 'self'; object-src 'none'"
)

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ContentSecurityPolicy:
    """Gives every answer the policy of its part of the site; the looser one stays inside /admin/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_admin = request.path_info.startswith("/admin/")
        response.headers["Content-Security-Policy"] = ADMIN_POLICY if in_admin else PUBLIC_POLICY
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


class NotKept:
    """No cache keeps a page: what is taken back must be gone everywhere at the next request.

    Static files are answered before this is asked; they hold no text of a precedent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response
