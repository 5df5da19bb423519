"""Closes what shows drafts in the admin without asking whose they are."""

from collections.abc import Callable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel, UserObjectsInWorkflowModerationPanel
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from precedents.visibility import hidden_from, reads_all_drafts, without_hidden_drafts

PAGE_IN_ADDRESS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")

# Views of Wagtail that show titles of any page, for users who see all drafts only. Site history keeps
# the titles that a page had before it was published; the others do not ask for permission at all.
FOR_READERS_OF_ALL_DRAFTS = {
    "site_history",
    "site_history_results",
    "page_types_usage",
    "page_types_usage_results",
    "wagtail_bulk_action",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
}
REPORTS_FOR_THEM = {"site-history", "page-types-usage", "aging-pages"}


class DraftGuard:
    """Answers 404 on every admin address that names a draft which this user may not see."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: Mapping[str, object]
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if request.resolver_match.url_name in FOR_READERS_OF_ALL_DRAFTS and not reads_all_drafts(
            request.user
        ):
            return permission_denied(request)
        named = [kwargs[name] for name in PAGE_IN_ADDRESS if name in kwargs]
        if request.resolver_match.url_name == "revisions_compare":
            named += args[:1]  # the one address of Wagtail whose parts have no names
        if named and hidden_from(request.user).filter(pk__in=named).exists():
            raise Http404("Deze pagina bestaat niet.")
        return None


def choosable_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return without_hidden_drafts(pages, request.user)


def reports_for(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves out of the menu what the guard refuses, and what is empty for who may not publish."""
    if not reads_all_drafts(request.user):
        items[:] = [item for item in items if item.name not in REPORTS_FOR_THEM]


def menu_for(request: HttpRequest, items: list[MenuItem]) -> None:
    """The page tree is for who works on the whole site; other editors have the list of precedents."""
    root = page_permission_policy.explorable_root_instance(request.user)
    hidden = {"precedenten"} if root is None else set() if root.is_root() else {"explorer"}
    items[:] = [item for item in items if item.name not in hidden]


# The front page of the admin: what someone edited, locked or sent in before their role changed


def _hidden_ids(user: AbstractBaseUser, pages: list[Page]) -> set[int]:
    return set(hidden_from(user).filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))


class OwnRecentEdits(RecentEditsPanel):
    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        context = super().get_context_data(parent_context)
        hidden = _hidden_ids(context["request"].user, [page for _date, page in context["last_edits"]])
        context["last_edits"] = [
            (date, page) for date, page in context["last_edits"] if page.pk not in hidden
        ]
        return context


class OwnSubmissions(UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        context = super().get_context_data(parent_context)
        states = context["workflow_states"]
        hidden = _hidden_ids(context["request"].user, [state.content_object for state in states])
        context["workflow_states"] = [state for state in states if state.content_object.pk not in hidden]
        return context


class OwnLocks(LockedPagesPanel):
    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        context = super().get_context_data(parent_context)
        context["locked_pages"] = without_hidden_drafts(context["locked_pages"], context["request"].user)
        return context


GUARDED_PANELS = {
    RecentEditsPanel: OwnRecentEdits,
    UserObjectsInWorkflowModerationPanel: OwnSubmissions,
    LockedPagesPanel: OwnLocks,
}


def front_page_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [GUARDED_PANELS.get(type(panel), type(panel))() for panel in panels]
