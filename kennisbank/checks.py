"""What `manage.py check` tells of an installation that starts but is not right."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.http.request import validate_host

from kennisbank.assets import ASSETS, VENDOR

LOCAL_HOSTS = ["127.0.0.1", "localhost"]


def check_assets(**kwargs: object) -> list[CheckMessage]:
    """Style sheets and fonts are copied from npm packages and stand outside git."""
    missing = [name for name in ASSETS if not (VENDOR / name).exists()]
    if not missing:
        return []
    return [
        Warning(
            f"De vormgeving is niet volledig: {', '.join(missing)} ontbreekt.",
            hint="Voer uit: make install",
            id="kennisbank.W001",
        )
    ]


def check_address(**kwargs: object) -> list[CheckMessage]:
    """A site for visitors elsewhere has https and no debug pages."""
    address = urlsplit(settings.BASE_URL)
    if validate_host(address.hostname, LOCAL_HOSTS):
        return []
    found = []
    if address.scheme != "https":
        found.append(
            Warning(
                "BASE_URL begint met http://: wachtwoorden gaan leesbaar over het netwerk.",
                hint="Zet een proxy met een certificaat voor de kennisbank en BASE_URL op https://.",
                id="kennisbank.W002",
            )
        )
    elif not settings.KENNISBANK_PROXIES:
        found.append(
            Warning(
                "Voor de site staat een proxy, en KENNISBANK_PROXIES is 0: alle bezoekers "
                "samen kunnen vijf keer per dag iets melden.",
                hint="Zet KENNISBANK_PROXIES op het aantal proxies, meestal 1.",
                id="kennisbank.W004",
            )
        )
    if settings.DEBUG:
        found.append(
            Warning(
                "DEBUG staat aan: een fout toont bezoekers de instellingen en de gegevens.",
                hint="Haal DEBUG weg.",
                id="kennisbank.W003",
            )
        )
    return found
