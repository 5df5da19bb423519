"""Writes the audit trail. Whatever is noted stands in the transaction of what it tells about."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from django.contrib.auth.models import AbstractBaseUser
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, Revision

from precedents.audit import AuditAction, AuditedFinding, AuditEntry
from precedents.clearance import detector_version, lists_version
from precedents.content import content_hash
from precedents.findings import JudgedSpot, value_key


def note(
    page: Page,
    action: AuditAction,
    by: AbstractBaseUser | None,
    revision: Revision | None = None,
    findings: Iterable[JudgedSpot] = (),
) -> AuditEntry:
    """One event about a page as it is in memory, with the findings as they stand."""
    entry = AuditEntry.objects.create(
        page_id=page.pk,
        number=page.number,
        action=action,
        by=by if by is not None and by.pk else None,
        revision_id=revision.pk if revision else None,
        content_hash=content_hash(page),
        detector=detector_version(),
        lists=lists_version(),
    )
    AuditedFinding.objects.bulk_create(_audited(entry, one) for one in findings)
    return entry


def who_acts() -> AbstractBaseUser | None:
    """Who works in the admin now, or in whose name a command works; nobody when the site itself acts."""
    return get_active_log_context().user


def acting_as(user: AbstractBaseUser | None) -> AbstractContextManager:
    """While it lasts `who_acts` is this user, unless somebody already does."""
    return LogContext(user) if user is not None and who_acts() is None else nullcontext()


def _audited(entry: AuditEntry, one: JudgedSpot) -> AuditedFinding:
    decision = one.decision
    return AuditedFinding(
        entry=entry,
        kind=one.spot.kind,
        level=one.spot.level,
        field=one.spot.text.field,
        length=one.spot.end - one.spot.start,
        value_key=value_key(one.spot),
        reason=decision.reason if decision else "",
        decided_by=decision.decided_by if decision else None,
        decided_at=decision.decided_at if decision else None,
        agreed_by=decision.agreed_by if decision else None,
    )
