"""Who may clear a precedent and what must hold: the decision of a second reader about one exact text."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page, Revision

from precedents import clearances
from precedents.audit import AuditAction
from precedents.clearances import NotCleared
from precedents.content import content_hash
from precedents.decisions import FindingDecision
from precedents.draft_editors import DraftEditor, worked_on
from precedents.findings import JudgedSpot, count_open, findings_of, judged
from precedents.trail import note
from precedents.visibility import reads_all_drafts

NOT_A_READER = "Alleen een tweede lezer of beheer kan een precedent vrijgeven."
OWN_WORK = "U schreef aan deze tekst of nam er een besluit over. Iemand anders moet haar lezen en vrijgeven."
OLD_TEXT = "De tekst is veranderd nadat u deze opende. Lees de nieuwste tekst en beslis daarna opnieuw."
STILL_OPEN = "Bij deze tekst staat nog open: {}. Eerst moet de schrijver daarover beslissen."
NOT_AGREED = "Bij alles wat met een reden blijft staan, is uw akkoord nodig. Dat ontbreekt nog {} keer."
NO_PRECEDENT = "Alleen een precedent gaat naar de tweede lezer."


@transaction.atomic
def clear(revision: Revision, reader: AbstractBaseUser, shown: str, agreed: Iterable[int] = ()) -> None:
    """Clears the text of a revision, of which `shown` is the hash that the reader had before them.

    `agreed` are the ids of decisions on which the reader agrees as second person. Raises NotCleared with a
    sentence when the reader may not, the text is no longer the newest, or a finding is still open.
    """
    page = revision.as_object()
    refuse_reader(page, reader)
    if not revision.is_latest_revision() or content_hash(page) != shown:
        raise NotCleared(OLD_TEXT)
    findings = closed_findings(page)
    _agree(findings, reader, set(agreed))
    clearances.give(page.pk, shown, reader)
    DraftEditor.objects.filter(page_id=page.pk).delete()
    agreed_with = judged(page, [one.spot for one in findings])
    note(page, AuditAction.CLEARED, reader, revision=revision, findings=agreed_with)


def refuse_reader(page: Page, reader: AbstractBaseUser) -> None:
    """Raises NotCleared for who may not be the second reader of this page, superusers included."""
    if not reads_all_drafts(reader):
        raise NotCleared(NOT_A_READER)
    if worked_on(page, reader):
        raise NotCleared(OWN_WORK)


def refusal_of(page: Page, reader: AbstractBaseUser) -> str:
    """Why this person cannot be the second reader; empty for who can."""
    try:
        refuse_reader(page, reader)
    except NotCleared as error:
        return error.message
    return ""


def closed_findings(page: Page) -> list[JudgedSpot]:
    """All findings of a precedent of which none is open. Raises NotCleared, NamesUnreadable."""
    if not hasattr(page, "clearances"):
        raise NotCleared(NO_PRECEDENT)
    findings = findings_of(page)
    if still_open := count_open(findings):
        raise NotCleared(STILL_OPEN.format(_how_many(still_open)))
    return findings


def _how_many(count: int) -> str:
    return "1 bevinding" if count == 1 else f"{count} bevindingen"


def _agree(findings: list[JudgedSpot], reader: AbstractBaseUser, agreed: set[int]) -> None:
    """The second person of B2: not the one who decided."""
    asked = {one.decision.pk for one in findings if one.needs_agreement}
    if missing := len(asked - agreed):
        raise NotCleared(NOT_AGREED.format(missing))
    own = FindingDecision.objects.filter(pk__in=asked, decided_by=reader)
    if own.exists():
        raise NotCleared(OWN_WORK)
    FindingDecision.objects.filter(pk__in=asked).update(agreed_by=reader)
