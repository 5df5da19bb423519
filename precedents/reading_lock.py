"""What the editor says while a second reader has the text, and the ways on from there."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.locks import WorkflowLock

from precedents.clearing import refusal_of

AT_THE_READER = "Dit concept ligt bij de tweede lezer. Zolang kan niemand het wijzigen, ook beheer niet."
READ = '<a class="button button-small button-secondary" href="{}">Lees en beslis</a>'
TAKE_BACK = (
    '<button type="button" class="button button-small button-secondary" data-controller="w-action" '
    'data-action="w-action#post" data-w-action-url-value="{}">Neem terug om te wijzigen</button>'
)


class ReadingLock(WorkflowLock):
    """For whom it holds the task decides: for everybody."""

    def get_message(self, user: AbstractBaseUser) -> SafeString:
        return format_html('{} <span class="buttons">{}</span>', AT_THE_READER, self._ways_on(user))

    def get_locked_by(self, user: AbstractBaseUser, can_lock: bool = False) -> str:
        return "Bij de tweede lezer"

    def get_description(self, user: AbstractBaseUser, can_lock: bool = False) -> str:
        return "Niemand kan de tekst wijzigen tot de schrijver haar terugneemt of de lezer beslist."

    def get_icon(self, user: AbstractBaseUser, can_lock: bool = False) -> str:
        return "lock"

    def _ways_on(self, user: AbstractBaseUser) -> SafeString:
        ways = []
        if not refusal_of(self.object, user):
            ways.append(format_html(READ, reverse("reading", args=[self.object.pk])))
        if self.object.current_workflow_state.user_can_cancel(user):
            ways.append(format_html(TAKE_BACK, reverse("reading_take_back", args=[self.object.pk])))
        return format_html_join(" ", "{}", ((way,) for way in ways))
