"""Mail to who can be the second reader of a text that was sent in: its number and a link, nothing of it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from precedents.clearance_task import ClearanceTask
from precedents.draft_editors import DraftEditor


class _ReaderMail(EmailNotificationMixin, Notifier):
    """Superusers get the mail that Wagtail sends itself."""

    notification = "submitted"

    def can_handle(self, instance: TaskState, **kwargs: object) -> bool:
        return isinstance(instance.task.specific, ClearanceTask)

    def get_recipient_users(self, instance: TaskState, **kwargs: object) -> QuerySet[AbstractBaseUser]:
        page_id = int(instance.revision.object_id)
        readers = PagePermissionPolicy().users_with_permission("publish", include_superusers=False)
        at_work = DraftEditor.objects.filter(page_id=page_id).values("user_id")
        return readers.exclude(pk__in=at_work).exclude(owned_pages=page_id)

    def get_context(self, instance: TaskState, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(instance), "page": instance.revision.content_object.specific}


_mail = _ReaderMail((TaskState,))


def tell_readers(instance: TaskState, **kwargs: object) -> None:
    """Once it is certain that the text was sent in; a mail that fails is logged and stops nothing."""
    transaction.on_commit(lambda: _mail(instance), robust=True)
