"""Publishing in the admin: what the gate refuses is told in a sentence, with the draft saved, never a 500."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from precedents.clearances import NOT_CLEARED, NotCleared, is_cleared
from precedents.models import PrecedentPage
from precedents.site_pages import PrecedentIndexPage

KEPT = f"{NOT_CLEARED} Uw concept is bewaard."
IN_BULK = "Niet gepubliceerd, want een tweede lezer heeft de nieuwste tekst niet vrijgegeven: {}."
PUBLISH, SUBMIT = "action-publish", "action-submit"


class RefusalsTold:
    """Middleware: a refusal leads back to the precedent with its sentence, whatever screen asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotCleared) or request.resolver_match is None:
            return None
        page = _page_of(request)
        if page is None:
            return None
        messages.error(request, " ".join(exception.messages))
        return redirect("wagtailadmin_pages:edit", page.pk)


def before_creating(request: HttpRequest, parent: Page, model: type[Page]) -> None:
    """Hook of Wagtail: a text that is new has no reader yet, so "publish" saves a draft and says so."""
    if model is PrecedentPage and PUBLISH in request.POST:
        request.POST = request.POST.copy()
        del request.POST[PUBLISH]
        request.wished_to_publish = True


def after_creating(request: HttpRequest, page: Page) -> None:
    if getattr(request, "wished_to_publish", False):
        messages.error(request, KEPT)


def before_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Page], action: BulkAction
) -> HttpResponse | None:
    """Hook of Wagtail: leaves out what is refused, so that the others are published, and tells which."""
    if action_type != "publish":
        return None
    with_descendants = action.cleaned_form.cleaned_data.get("include_descendants", False)
    refused = {page.pk: _refused(page, with_descendants) for page in objects}
    objects[:] = [page for page in objects if not refused[page.pk]]
    numbers = sorted({number for some in refused.values() for number in some})
    if numbers:
        messages.error(request, IN_BULK.format(", ".join(numbers)))
    return None if objects else redirect(action.next_url)


def action_menu(items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]) -> None:
    """Hook of Wagtail: the first item is the way on, which is publishing only for a cleared text."""
    page = context.get("page")
    if not _is_of_precedents(page, context):
        return
    may_publish = page is not None and page.has_unpublished_changes and is_cleared(page)
    if not may_publish:
        items[:] = [item for item in items if item.name != PUBLISH]
    items.sort(key=lambda item: item.name != (PUBLISH if may_publish else SUBMIT))


def _is_of_precedents(page: Page | None, context: Mapping[str, object]) -> bool:
    if page is not None:
        return isinstance(page, PrecedentPage)
    return context["parent_page"].specific_class is PrecedentIndexPage


def _refused(page: Page, with_descendants: bool) -> list[str]:
    """Numbers of the precedents that this would publish and the gate would not let through."""
    pages = [page, *page.get_descendants().not_live()] if with_descendants else [page]
    precedents = PrecedentPage.objects.filter(pk__in=[one.pk for one in pages])
    return [one.number for one in precedents if _is_refused(one)]


def _is_refused(page: PrecedentPage) -> bool:
    try:
        page.refuse_publishing(page.latest_revision)
    except NotCleared:
        return True
    return False


def _page_of(request: HttpRequest) -> Page | None:
    """The precedent that the address names, or the one that this request has just made."""
    named = request.resolver_match.kwargs
    if "page_id" in named:
        return Page.objects.filter(pk=named["page_id"]).first()
    if "parent_page_id" in named:
        return PrecedentPage.objects.filter(owner=request.user).order_by("-pk").first()
    return None
