"""/metrics in the text of Prometheus, for who has the token; without a token set there is no such page."""

from collections.abc import Callable, Iterator
from time import perf_counter

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from kennisbank.gunicorn_log import METHODS
from precedents import outbox

REQUESTS = Counter("kennisbank_requests", "Beantwoorde verzoeken", ["method", "view", "status"])
REQUEST_SECONDS = Histogram(
    "kennisbank_request_seconds",
    "Tijd van verzoek tot antwoord",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)


class Measured:
    """Counts each answer by method, name of the view and class of the status (`2xx`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = perf_counter()
        response = self.get_response(request)
        view = request.resolver_match.view_name if request.resolver_match else "-"
        method = request.method if request.method in METHODS else "-"
        REQUESTS.labels(method, view, f"{response.status_code // 100}xx").inc()
        REQUEST_SECONDS.labels(view).observe(perf_counter() - start)
        return response


class WaitingChanges(Collector):
    """Read at each scrape: another process than this one may write them away."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        waiting = outbox.waiting()
        try:
            changes, failed = waiting.count(), waiting.exclude(error="").count()
        except Error:
            return  # no number is truer than a number of before; the other metrics are still told
        text = "Wijzigingen die de zoekindex nog niet kent"
        yield GaugeMetricFamily("kennisbank_waiting_changes", text, changes)
        text = "Daarvan: bij de laatste poging mislukt"
        yield GaugeMetricFamily("kennisbank_failed_changes", text, failed)


@require_safe
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
    ):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    told = generate_latest(_of_all_workers()) + generate_latest(_read_now())
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST)


def _of_all_workers() -> CollectorRegistry:
    """What all workers of gunicorn counted together; outside gunicorn what this process did."""
    together = CollectorRegistry()
    try:
        MultiProcessCollector(together)
    except ValueError:  # kennisbank.gunicorn set no folder
        return REGISTRY
    return together


def _read_now() -> CollectorRegistry:
    now = CollectorRegistry()
    now.register(WaitingChanges())
    return now
