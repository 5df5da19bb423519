"""/.well-known/security.txt (RFC 9116): whom to tell of a weak spot."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

VALID_FOR = timedelta(days=180)  # the RFC asks for less than a year


@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    expires = (timezone.now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.BASE_URL}/over/",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
