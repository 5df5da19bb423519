"""How often one sender may report, and how often reports may hide precedents before anybody looked."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from precedents import keys
from precedents.problem_reports import ReportSender

REPORTS_A_DAY = 5
HOLDS_A_DAY = 1
EVERYBODY = "allen"
"""The row that counts for all senders together."""


class TooManyReports(Exception):
    """This sender reported as often today as one may."""


def count(address: str, may_hold: bool) -> bool:
    """Counts a report from this address; returns whether it may hide the precedent by itself.

    Runs inside a transaction: who reports at the same time waits for it. Raises TooManyReports.
    """
    forget_senders()
    everybody = _locked(EVERYBODY)
    sender = _locked(keys.sender_of(_network(address), timezone.localdate().isoformat()))
    if sender.reports >= REPORTS_A_DAY:
        raise TooManyReports
    holds = may_hold and sender.holds < HOLDS_A_DAY and everybody.holds < settings.REPORT_AUTOMATIC_HOLDS
    for row in (everybody, sender):
        row.reports += 1
        row.holds += holds
        row.save()
    return holds


def forget_senders() -> None:
    """Deletes who reported before today."""
    ReportSender.objects.filter(day__lt=timezone.localdate()).delete()


def address_of(request: HttpRequest) -> str:
    """The address of the visitor: as told by the outermost of our own proxies, else of who asks."""
    proxies = settings.KENNISBANK_PROXIES
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < proxies <= len(told):
        return told[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def _network(address: str) -> str:
    """One sender has a whole /64 of IPv6 addresses, and may use another one at each report."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed)


def _locked(sender: str) -> ReportSender:
    today = timezone.localdate()
    ReportSender.objects.get_or_create(sender=sender, day=today)
    return ReportSender.objects.select_for_update().get(sender=sender, day=today)
