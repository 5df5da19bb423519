"""/health/live and /health/ready: whether the site runs, and whether it can answer a reader's question."""

from django.contrib.auth import get_user
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from precedents.index_report import may_see
from precedents.indexing import current_engine
from search.contract import EngineDown

DATABASE, SEARCH = "database", "zoekmachine"


@require_safe
@login_not_required
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing else: a database that is down is not mended by a restart."""
    return JsonResponse({"status": "ok"})


@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """503 when a question would not be answered well; which part fails is told to beheer only."""
    failing = [*_failing()]
    if not failing:
        return JsonResponse({"status": "ok"})
    told = {"hapert": failing} if _is_manager(request, failing) else {}
    return JsonResponse({"status": "niet gereed", **told}, status=503)


def _failing() -> list[str]:
    return [*_failing_database(), *_failing_search()]


def _failing_database() -> list[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return [DATABASE]
    return []


def _failing_search() -> list[str]:
    try:
        current_engine().condition()  # one of another word list answers well enough to stay in use
    except EngineDown:
        return [SEARCH]
    return []


def _is_manager(request: HttpRequest, failing: list[str]) -> bool:
    """Who asks stands in the database: while that is down nobody is known."""
    return DATABASE not in failing and may_see(get_user(request))
