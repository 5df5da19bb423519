"""Where the admin leads to the screens of the second reader: menu, front page, and the editor."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem, RestartWorkflowMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page, WorkflowState

from precedents.reading_queue import waiting_for
from precedents.visibility import reads_all_drafts

TAKE_BACK = "Neem terug om te wijzigen"
REMARK = "{} stuurde deze tekst terug op {}: ‘{}’"


class ReadingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reads_all_drafts(request.user)


def menu_item() -> ReadingMenuItem:
    address = reverse("reading_queue")
    return ReadingMenuItem("Te lezen", address, name="te-lezen", icon_name="glasses", order=120)


class ReadingPanel(Component):
    """In the place of Wagtail's list of what waits, which leads to the editor."""

    name = "te_lezen"
    template_name = "precedents/admin/reading_panel.html"
    order = WorkflowObjectsToModeratePanel.order

    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        user = parent_context["request"].user
        return {"waiting": waiting_for(user) if reads_all_drafts(user) else []}


def front_page_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [
        ReadingPanel() if isinstance(panel, WorkflowObjectsToModeratePanel) else panel for panel in panels
    ]


class TakeBackMenuItem(CancelWorkflowMenuItem):
    label = TAKE_BACK


def action_menu(items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, object]) -> None:
    """Below the editor: take back what a reader has. What came back is just edited and sent in again."""
    page = context.get("page")
    at_reader = page is not None and page.workflow_in_progress
    kept = [item for item in items if not isinstance(item, RestartWorkflowMenuItem)]
    cancels = [item for item in kept if isinstance(item, CancelWorkflowMenuItem)]
    items[:] = [
        TakeBackMenuItem() if item in cancels else item for item in kept if at_reader or item not in cancels
    ]


def show_remark(request: HttpRequest, page: Page) -> None:
    """Above the editor: why a text came back."""
    state = page.current_workflow_state
    if request.method != "GET" or state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    step = state.current_task_state
    who = get_user_display_name(step.finished_by) if step.finished_by else "De tweede lezer"
    messages.warning(request, REMARK.format(who, date_format(step.finished_at, "j F Y"), step.comment))
