"""How the search index stands, as a report for beheer: in step with the database or not, and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from precedents import outbox
from precedents.finding import Condition, EngineDown, IndexDamaged, IndexMissing, analysis_version
from precedents.index_state import IndexState
from precedents.indexing import current_engine
from precedents.models import PrecedentPage

NAME, ICON = "Zoekindex", "search"
PERMISSION = "precedents.view_indexstate"
MOST_SHOWN = 50
ENGINES = {"embedded": "ingebouwd (tantivy)", "elasticsearch": "Elasticsearch"}
REBUILD, REPAIR, SYNC = "manage.py rebuild_index", "manage.py check_index --repair", "manage.py sync_index"
KINDS_OF_REFUSAL = re.compile(r"\b(?:[A-Z]\w+(?:Error|Timeout|Exception)|[a-z_]+_exception|[45]\d\d)\b")
REFUSED = "Niet geschreven"


@dataclass(frozen=True)
class Waiting:
    """A change that the index does not know; `edit_url` is empty when the page is deleted by now."""

    name: str
    noted_at: datetime
    reason: str
    edit_url: str


@dataclass(frozen=True)
class Report:
    """`condition` is None while the engine does not answer, and `trouble` then says so."""

    engine: str
    condition: Condition | None
    trouble: str
    analysis: str
    live: int
    state: IndexState
    waiting: int
    failed: int
    changes: list[Waiting] = field(default_factory=list)

    @property
    def advice(self) -> str:
        """What is not in step and what to do about it; empty when all is."""
        return next(filter(None, self._advice()), "")

    @property
    def is_of_another_version(self) -> bool:
        return self.condition is not None and self.condition.analysis != self.analysis

    @property
    def not_shown(self) -> int:
        return self.waiting - len(self.changes)

    @property
    def _is_rebuilt_since(self) -> bool:
        """Whether the last rebuild is newer than the last comparison."""
        checked, rebuilt = self.state.checked_at, self.state.rebuilt_at
        return bool(checked and rebuilt and checked < rebuilt)

    def _advice(self) -> Iterator[str]:
        yield self.trouble
        if self.state.rebuilding:
            yield f"De index wordt nu opnieuw gemaakt. Is dat afgebroken? Voer uit: {REBUILD}"
        if self.is_of_another_version:
            yield f"De index is met een andere versie van de woordenlijst gemaakt. Voer uit: {REBUILD}"
        if self.failed:
            yield f"Wijzigingen konden niet worden geschreven. Neem de reden weg en voer uit: {SYNC}"
        if self.waiting:
            yield f"Er wachten wijzigingen. Draait {SYNC} --watch niet, voer dan uit: {SYNC}"
        if self.condition and self.condition.documents != self.live:
            yield f"De index en de database tellen niet evenveel precedenten. Voer uit: {REPAIR}"
        if self.state.differences and not self._is_rebuilt_since:
            yield f"De laatste vergelijking vond verschillen. Voer uit: {REPAIR}"


def report() -> Report:
    index, waiting = current_engine(), outbox.waiting()
    condition, trouble = _condition()
    return Report(
        engine=ENGINES[index.name],
        condition=condition,
        trouble=trouble,
        analysis=analysis_version(),
        live=PrecedentPage.objects.findable().count(),
        state=IndexState.objects.filter(engine=index.name).first() or IndexState(engine=index.name),
        waiting=waiting.count(),
        failed=waiting.exclude(error="").count(),
        changes=[*_changes(waiting)],
    )


def reason_told(error: str) -> str:
    """Why a change was not written, without its text: an engine quotes the words that it refuses."""
    if not error:
        return ""
    kinds = ", ".join(dict.fromkeys(KINDS_OF_REFUSAL.findall(error)))
    return f"{REFUSED} ({kinds})" if kinds else REFUSED


def may_see(user: AbstractBaseUser) -> bool:
    """Beheer and superusers."""
    return user.has_perm(PERMISSION)


def _condition() -> tuple[Condition | None, str]:
    try:
        return current_engine().condition(), ""
    except IndexMissing:
        return None, f"Er is geen zoekindex; zoeken kan niet. Voer uit: {REBUILD}"
    except IndexDamaged:
        return None, f"De zoekindex is beschadigd; zoeken kan niet. Voer uit: {REBUILD}"
    except EngineDown:
        return None, f"De zoekmachine antwoordt niet; zoeken kan niet. Start haar, en voer dan uit: {SYNC}"


def _changes(waiting: QuerySet) -> Iterator[Waiting]:
    rows = list(waiting[:MOST_SHOWN])
    pages = PrecedentPage.objects.select_related("registration").in_bulk([row.page_id for row in rows])
    for row in rows:
        page = pages.get(row.page_id)
        edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
        name = page.number if page else f"pagina {row.page_id}, verwijderd"
        yield Waiting(name, row.noted_at, reason_told(row.error), edit_url)


# The screen


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    if not may_see(request.user):
        raise PermissionDenied
    context = {"page_title": NAME, "header_title": NAME, "header_icon": ICON, "report": report()}
    return render(request, "precedents/admin/index_report.html", context)


class IndexMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def menu_item() -> IndexMenuItem:
    return IndexMenuItem(NAME, reverse("index_report"), name="zoekindex", icon_name=ICON, order=1210)


def urls() -> list[URLPattern]:
    return [path("zoekindex/", show, name="index_report")]
