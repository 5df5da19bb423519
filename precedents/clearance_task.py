"""The step of the workflow in which a second reader clears a precedent on a screen of its own."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, Task, TaskState, WorkflowState

from precedents.audit import AuditAction
from precedents.clearances import NotCleared
from precedents.clearing import clear, closed_findings, refuse_reader
from precedents.draft_editors import DraftEditor
from precedents.reading_lock import ReadingLock
from precedents.trail import note
from precedents.visibility import reads_all_drafts

NOT_HERE = "Dit concept ligt niet meer bij de tweede lezer. Iemand anders heeft al beslist of nam het terug."


class ClearanceTask(Task):
    """While it runs nobody can edit the text: the author takes it back, or the reader sends it back.

    Wagtail's own approval task locks the author out, lets reviewers edit and publishes the newest revision,
    read or not; here a decision is about the hash of the text that was shown. The editor offers no action, so
    the screen of the second reader is the only place where `on_action` is called.
    """

    lock_class = ReadingLock

    class Meta:
        verbose_name = "tweede lezer"
        verbose_name_plural = "tweede lezers"

    def locked_for_user(self, obj: Page, user: AbstractBaseUser) -> bool:
        """For everybody, superusers included."""
        return True

    def user_can_access_editor(self, obj: Page, user: AbstractBaseUser) -> bool:
        return reads_all_drafts(user)

    def get_task_states_user_can_moderate(
        self, user: AbstractBaseUser, **kwargs: object
    ) -> QuerySet[TaskState]:
        """What this user may read as second reader: not what is their own work."""
        running = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        if not reads_all_drafts(user):
            return running.none()
        own = {*Page.objects.filter(owner=user).values_list("pk", flat=True)}
        own |= {*DraftEditor.objects.filter(user=user).values_list("page_id", flat=True)}
        return running.exclude(revision__object_id__in=[str(pk) for pk in own])

    def start(self, workflow_state: WorkflowState, user: AbstractBaseUser | None = None) -> TaskState:
        """Raises NotCleared while a finding is open; the caller's transaction undoes what came before."""
        page = workflow_state.content_object.get_latest_revision_as_object()
        findings = closed_findings(page)
        state = super().start(workflow_state, user)
        note(page, AuditAction.SENT, user, revision=state.revision, findings=findings)
        return state

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: object
    ) -> None:
        """`approve` takes `shown` and `agreed` as `precedents.clearing.clear` does, and publishes; `reject`
        takes `comment`. Raises NotCleared; who comes second finds that it was decided."""
        state = TaskState.objects.select_for_update().get(pk=task_state.pk)
        if state.status != TaskState.STATUS_IN_PROGRESS:
            raise NotCleared(NOT_HERE)
        state.revision = state.workflow_state.content_object.get_latest_revision()
        {"approve": _approve, "reject": _reject}[action_name](state, user, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return "Een tweede persoon leest de tekst en geeft haar vrij of stuurt haar terug."


def _approve(state: TaskState, user: AbstractBaseUser, shown: str, agreed: list[int]) -> None:
    clear(state.revision, user, shown, agreed)
    state.approve(user=user)


def _reject(state: TaskState, user: AbstractBaseUser, comment: str) -> None:
    page = state.revision.as_object()
    refuse_reader(page, user)
    state.reject(user=user, comment=comment)
    note(page, AuditAction.REFUSED, user, revision=state.revision)
