"""The workflow of the shelf: what an author sends in, a second reader publishes or sends back."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from precedents.groups import SECOND_READER
from precedents.site_pages import PrecedentIndexPage

NAME = "Tweede lezer"


def set_workflow(**kwargs: object) -> None:
    """Puts the workflow on each shelf that has none; safe to do again. The groups must be there."""
    task, _ = GroupApprovalTask.objects.get_or_create(name=NAME)
    task.groups.add(Group.objects.get(name=SECOND_READER))
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for shelf in PrecedentIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=shelf, defaults={"workflow": workflow})
