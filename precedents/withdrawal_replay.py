"""After a restore: takes back again what the register says was taken back, and completes the register."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from precedents import taking_back, withdrawal_register
from precedents.models import PrecedentPage
from precedents.register import CitationNumber, WithdrawalReason, as_number, find_number
from precedents.taking_back import WITHDRAWAL_SENTENCE
from precedents.withdrawal_register import FOR_EVER, Contents, Kind


def replay(contents: Contents) -> Iterator[tuple[str, Kind]]:
    """Numbers that are taken back now, each with what was done; a second time there are none."""
    for number, kind in sorted(contents.latest.items()):
        if kind != Kind.RELEASED and _take_back(number, kind):
            yield number, kind


def complete(contents: Contents) -> Iterator[str]:
    """Numbers that the database holds as taken back and the register did not; they are added to it."""
    latest = contents.latest
    for number in CitationNumber.objects.exclude(held_at=None, withdrawn_at=None):
        kind = _kind_of(number)
        if latest.get(str(number)) not in (kind, *FOR_EVER):
            withdrawal_register.append(str(number), kind, timezone.now())
            yield str(number)


@transaction.atomic
def _take_back(written: str, kind: Kind) -> bool:
    number = find_number(written) or as_number(written)
    had_readers = number.published
    if not had_readers:  # the backup is older; the number is not given to another page
        number.published = True
        number.save()
    page = PrecedentPage.objects.filter(registration=number).first()
    if page is None:
        return _gone_without_page(number, kind)
    if kind == Kind.DELETED:
        page.delete()
        return True
    is_done = number.withdrawn_at or (kind == Kind.HELD and _is_hidden(number, page, had_readers))
    if not is_done:
        _take_back_page(page, kind)
    return not is_done


def _is_hidden(number: CitationNumber, page: PrecedentPage, had_readers: bool) -> bool:
    """An unpublished page is as it was left. One that was not published yet would be, without knowing."""
    return bool(number.held_at) or (had_readers and not page.live)


def _take_back_page(page: PrecedentPage, kind: Kind) -> None:
    if kind == Kind.WITHDRAWN:
        taking_back.withdraw(page, None, WithdrawalReason.OTHER, WITHDRAWAL_SENTENCE)
    else:
        taking_back.hold(page, None)


def _gone_without_page(number: CitationNumber, kind: Kind) -> bool:
    if number.withdrawn_at or (kind == Kind.HELD and number.held_at):
        return False
    for_ever, now = kind in FOR_EVER, timezone.now()
    number.held_at, number.withdrawn_at = (None, now) if for_ever else (now, None)
    number.save()
    return True


def _kind_of(number: CitationNumber) -> Kind:
    if number.held_at:
        return Kind.HELD
    return Kind.WITHDRAWN if number.page_id else Kind.DELETED
