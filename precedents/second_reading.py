"""The workflow of the shelf: what an author sends in, a second reader publishes or sends back."""

from django.db.models.signals import pre_save
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask
from wagtail.signals import task_cancelled, task_submitted

from precedents.audit import AuditAction
from precedents.clearance_task import ClearanceTask
from precedents.clearing import closed_findings
from precedents.reading_mail import tell_readers
from precedents.site_pages import PrecedentIndexPage
from precedents.trail import note

NAME = "Tweede lezer"


def set_workflow(**kwargs: object) -> None:
    """Puts the workflow on each shelf that has none; safe to do again. It has no other step."""
    task, _ = ClearanceTask.objects.get_or_create(name=NAME)
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowTask.objects.filter(workflow=workflow).exclude(task=task).delete()
    for shelf in PrecedentIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=shelf, defaults={"workflow": workflow})


def watch() -> None:
    pre_save.connect(_about_to_start, WorkflowState, dispatch_uid="precedents.reading_starts")
    task_cancelled.connect(_taken_back, TaskState, dispatch_uid="precedents.reading_cancelled")
    task_submitted.connect(tell_readers, TaskState, dispatch_uid="precedents.reading_mail")


def _about_to_start(instance: WorkflowState, raw: bool, **kwargs: object) -> None:
    """Refuses before anything is written: resuming a workflow is no transaction. Raises NotCleared."""
    starts = instance.status == WorkflowState.STATUS_IN_PROGRESS and instance.current_task_state_id is None
    if not raw and starts and ClearanceTask.objects.filter(workflow_tasks__workflow=instance.workflow_id):
        closed_findings(instance.content_object.get_latest_revision_as_object())


def _taken_back(instance: TaskState, user: object, **kwargs: object) -> None:
    if isinstance(instance.task.specific, ClearanceTask):
        page = instance.revision.as_object()
        note(page, AuditAction.TAKEN_BACK, user, revision=instance.revision)
