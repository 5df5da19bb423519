from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from precedents.models import PrecedentPage

UNPLANNED = "{}: {} De planning is weggehaald; het concept is bewaard."
WOULD = "{}: zou gepubliceerd worden, gepland op {:%Y-%m-%d %H:%M}."


class Command(publish_scheduled.Command):
    help = (
        "Publiceert wat gepland was en haalt weg wat verlopen is. Een precedent dat niet openbaar mag "
        "worden, houdt de andere niet tegen; eindigt met 1 als er een is."
    )

    def handle(self, *args: object, dryrun: bool, **options: object) -> None:
        """Precedents first, one by one; Wagtail's own command stops at the first that is refused, and its
        dry run tells titles."""
        refused = 0
        for revision in _due():
            if dryrun:
                self.stdout.write(WOULD.format(_number(revision), revision.approved_go_live_at))
            elif sentence := _refusal(revision):
                refused += 1
                self.stderr.write(UNPLANNED.format(_number(revision), sentence))
        if not dryrun:
            super().handle(*args, dryrun=dryrun, **options)
        if refused:
            raise CommandError(f"Niet gepubliceerd: {refused}. De redenen staan hierboven.")


def _due() -> list[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    return [revision for revision in due if issubclass(revision.content_type.model_class(), PrecedentPage)]


def _refusal(revision: Revision) -> str:
    """Publishes the revision, or takes it out of the planning and says why."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as error:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        return " ".join(error.messages)
    return ""


def _number(revision: Revision) -> str:
    return revision.content_object.number
