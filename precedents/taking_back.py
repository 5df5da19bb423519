"""Taking a published precedent back: holding it while staff judge, showing it again, withdrawing it for ever.

Each works at once. State stands on the citation number, which every road to a reader asks; the index follows,
and while the engine is down the number of the page is left out of every question (`precedents.outbox`).
"""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from precedents import index_sync, outbox, withdrawal_register
from precedents.audit import AuditAction, AuditEntry
from precedents.clearance import blocking_texts
from precedents.clearances import Clearance
from precedents.models import PrecedentPage
from precedents.public_versions import forget_reasons
from precedents.purging import purge_history
from precedents.register import CitationNumber, WithdrawalReason
from precedents.trail import note
from precedents.withdrawal_register import Kind

HOLD_SENTENCE = "De redactie bekijkt dit precedent opnieuw. Tot die tijd kunt u het niet lezen."
WITHDRAWAL_SENTENCE = "De redactie heeft dit precedent ingetrokken. U kunt het niet meer lezen of gebruiken."
OUR_OWN = (HOLD_SENTENCE, WITHDRAWAL_SENTENCE)
"""Not scanned: a hold must not wait for the word lists, or fail without them."""

NEVER_PUBLISHED = "{} is nooit gepubliceerd. Er is niets terug te halen."
WITHDRAWN = "{} is al ingetrokken. Dat is voor altijd."
NOT_HELD = "{} is niet aangehouden."
NO_SENTENCE = "Schrijf een zin voor lezers."
TOO_LONG = "De zin voor lezers heeft hoogstens {} tekens."
SENTENCE_NAMES = "In de zin voor lezers staat waarschijnlijk een gegeven over een persoon: {}. Haal het weg."


class CannotTakeBack(ValidationError):
    """The message is a sentence for staff."""


@transaction.atomic
def hold(page: Page, by: AbstractBaseUser | None, sentence: str = HOLD_SENTENCE) -> None:
    """Nobody reads the precedent until it is released; done again, the sentence changes.

    Raises CannotTakeBack. `by` is empty when the site itself acts, here and below.
    """
    number, now = _of_published(page), timezone.now()
    _keep(number, held_at=number.held_at or now, reason=checked(sentence))
    note(page, AuditAction.HELD, by)
    withdrawal_register.append(str(number), Kind.HELD, now)
    _follows_in_index(page)


@transaction.atomic
def release(page: Page, by: AbstractBaseUser | None) -> None:
    """Shows a held precedent again, if it is live and cleared as it stands. Raises CannotTakeBack."""
    number = _of_published(page)
    if not number.held_at:
        raise CannotTakeBack(NOT_HELD.format(number))
    _keep(number, held_at=None, reason="")
    note(page, AuditAction.RELEASED, by)
    if PrecedentPage.objects.filter(pk=page.pk, live=True).exists():
        _registered_after_commit(number, Kind.RELEASED, timezone.now())
    else:
        unpublished(page, by)  # meanwhile, and so it stays
    _follows_in_index(page)


@transaction.atomic
def withdraw(page: Page, by: AbstractBaseUser | None, reason: WithdrawalReason, sentence: str) -> None:
    """The precedent is gone for readers for ever, and its number is never published again.

    Raises CannotTakeBack.
    """
    number, now = _of_published(page), timezone.now()
    _keep(number, held_at=None, withdrawn_at=now, withdrawn_for=reason, reason=checked(sentence))
    withdrawal_register.append(str(number), Kind.HELD, now)
    _registered_after_commit(number, Kind.WITHDRAWN, now)
    kept = PrecedentPage.objects.get(pk=page.pk)
    note(kept, AuditAction.WITHDRAWN, by)
    _unpublish(kept, by)
    Clearance.objects.filter(page_id=page.pk).delete()
    purge_history(kept)
    forget_reasons(page.pk)
    _follows_in_index(page)


# What Wagtail does by its own screens


@transaction.atomic
def deleting(page: Page, by: AbstractBaseUser | None) -> None:
    """Notes that a page is about to be deleted: for its number that is for ever. A draft leaves no trace."""
    number, now = number_of(page), timezone.now()
    if number.published:
        _keep(number, held_at=None, withdrawn_at=number.withdrawn_at or now)
        note(page, AuditAction.DELETED, by)
        withdrawal_register.append(str(number), Kind.HELD, now)
        _registered_after_commit(number, Kind.DELETED, now)


@transaction.atomic
def unpublished(page: Page, by: AbstractBaseUser | None) -> None:
    """Notes an unpublication as a hold that ends when the page is published again.

    Withdrawing and deleting unpublish as well; by then the number tells so.
    """
    number, now = number_of(page), timezone.now()
    if not number.is_taken_back:
        note(page, AuditAction.HELD, by)
        withdrawal_register.append(str(number), Kind.HELD, now)


@transaction.atomic
def published(page: Page, by: AbstractBaseUser | None) -> None:
    """Notes that what was unpublished is shown again."""
    number = number_of(page)
    if not number.is_taken_back and _was_unpublished(page):
        note(page, AuditAction.RELEASED, by)
        _registered_after_commit(number, Kind.RELEASED, timezone.now())


def _was_unpublished(page: Page) -> bool:
    told = AuditEntry.objects.filter(
        page_id=page.pk, action__in=(AuditAction.HELD, AuditAction.RELEASED)
    ).first()
    return told is not None and told.action == AuditAction.HELD


# What it takes


def number_of(page: Page) -> CitationNumber:
    """The number of a page as it is now; inside a transaction who asks next waits."""
    return CitationNumber.objects.select_for_update().get(page_id=page.pk)


def checked(sentence: str) -> str:
    """The sentence for readers as it is kept. Raises CannotTakeBack when it says nothing or too much."""
    text, longest = " ".join(sentence.split()), CitationNumber._meta.get_field("reason").max_length
    if not text:
        raise CannotTakeBack(NO_SENTENCE)
    if len(text) > longest:
        raise CannotTakeBack(TOO_LONG.format(longest))
    if text not in OUR_OWN and (found := blocking_texts([text])):
        raise CannotTakeBack(SENTENCE_NAMES.format(", ".join(found)))
    return text


def _of_published(page: Page) -> CitationNumber:
    number = number_of(page)
    if number.withdrawn_at:
        raise CannotTakeBack(WITHDRAWN.format(number))
    if not number.published:
        raise CannotTakeBack(NEVER_PUBLISHED.format(number))
    return number


def _keep(number: CitationNumber, **values: object) -> None:
    CitationNumber.objects.filter(pk=number.pk).update(**values)


def _unpublish(page: PrecedentPage, by: AbstractBaseUser | None) -> None:
    """Also when somebody locked the page. Nothing that was on its way to publication goes on."""
    if state := page.current_workflow_state:
        state.cancel(user=by)
    page.revisions.update(approved_go_live_at=None)
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)


def _registered_after_commit(number: CitationNumber, kind: Kind, now: datetime) -> None:
    transaction.on_commit(lambda: withdrawal_register.append(str(number), kind, now))


def _follows_in_index(page: Page) -> None:
    """Who writes the index reads what holds by then."""
    outbox.note([page.pk])
    transaction.on_commit(index_sync.sync)
