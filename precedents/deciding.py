"""Deciding about a finding: who may let it stand, and for which reason."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from precedents.audit import AuditAction
from precedents.clearance import MUST_BE_DECIDED, Level, Spot
from precedents.decisions import FindingDecision, Reason
from precedents.draft_editors import note_editor
from precedents.findings import JudgedSpot, place_key, value_key
from precedents.groups import MANAGER
from precedents.trail import note

ONLY_MANAGER = (
    "Dit gegeven mag niet openbaar worden. Haal het weg. Alleen beheer kan hier een uitzondering op maken."
)
NOTHING_TO_DECIDE = "Over een tip hoeft u niets te beslissen."


@transaction.atomic
def decide(
    page: Page, spot: Spot, reason: Reason, user: AbstractBaseUser, everywhere: bool = True
) -> FindingDecision:
    """Lets a finding stand, in the whole page or in this sentence only. Raises ValidationError.

    Who decides has worked on the draft, and cannot be its second reader.
    """
    if spot.level not in MUST_BE_DECIDED:
        raise ValidationError(NOTHING_TO_DECIDE)
    if spot.level == Level.BLOCK and not is_privacy_officer(user):
        raise ValidationError(ONLY_MANAGER)
    decision, _ = FindingDecision.objects.update_or_create(
        page_id=page.pk,
        kind=spot.kind,
        value_key=value_key(spot),
        place_key="" if everywhere else place_key(spot),
        defaults={"level": spot.level, "reason": reason, "decided_by": user, "agreed_by": None},
    )
    note_editor(page.pk, user)
    note(page, AuditAction.DECIDED, user, findings=[JudgedSpot(spot, decision)])
    return decision


@transaction.atomic
def undo(
    page: Page, decision: FindingDecision, findings: Iterable[JudgedSpot], user: AbstractBaseUser
) -> None:
    """Opens again what a decision let stand. `findings` are those of the page as it is in memory."""
    opened = [JudgedSpot(one.spot, None) for one in findings if one.decision == decision]
    decision.delete()
    note_editor(page.pk, user)
    note(page, AuditAction.DECIDED, user, findings=opened)


def is_privacy_officer(user: AbstractBaseUser) -> bool:
    """Beheer acts as privacy officer."""
    return user.is_superuser or user.groups.filter(name=MANAGER).exists()
