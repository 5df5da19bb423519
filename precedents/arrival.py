"""What is decided about precedents that arrive from a backup or another database, before anybody reads them.

The register of withdrawals of both places counts. A precedent that another key cleared is not published. A
number that was given out here, and that what arrives does not know, stays given out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from cryptography.fernet import InvalidToken
from django.db import transaction

from precedents import keys, withdrawal_register
from precedents.models import PrecedentPage
from precedents.private_names import PrivateNames
from precedents.register import CitationNumber
from precedents.withdrawal_register import Contents, Kind, Line
from precedents.withdrawal_replay import complete, replay


@dataclass(frozen=True)
class Arrival:
    """What was done: numbers taken back again with the kind, precedents that another key cleared, drafts
    whose private names another key hides, numbers that stay given out, and lines of a register that nobody
    can read."""

    taken_back: list[tuple[str, Kind]]
    unpublished: int
    unreadable_names: int
    reserved: int
    broken_lines: int


def given_out() -> list[CitationNumber]:
    """Every number of this site as it is now."""
    return list(CitationNumber.objects.all())


def keep_given_out(numbers: Iterable[CitationNumber]) -> int:
    """Adds the numbers that are not known now, without a page; returns how many. A number is never given
    to a second precedent, and who has it noted reads that it is gone."""
    known = set(CitationNumber.objects.values_list("year", "sequence"))
    gone = [number for number in numbers if (number.year, number.sequence) not in known]
    for number in gone:
        number.pk = number.page_id = None
    CitationNumber.objects.bulk_create(gone)
    return len(gone)


@transaction.atomic
def settle(register: Contents, reserved: int) -> Arrival:
    """Takes back what this register or the one that stands here says, then unpublishes what is not cleared
    with our key. The register that stands here gets the lines that it lacks when the transaction ends."""
    here = withdrawal_register.read()
    _add_after_commit(line for line in register.lines if line not in set(here.lines))
    both = Contents([*here.lines, *register.lines])
    with withdrawal_register.written_after_commit():
        taken_back = [*replay(both)]
        list(complete(both))
    broken = len(here.broken) + len(register.broken)
    return Arrival(taken_back, _unpublish_foreign(), _unreadable_names(), reserved, broken)


def _add_after_commit(lines: Iterable[Line]) -> None:
    for line in lines:
        transaction.on_commit(partial(withdrawal_register.append, line.number, line.kind, line.time))


def _unpublish_foreign() -> int:
    """Precedents that were cleared, but never with our key, are drafts until they are cleared here."""
    cleared = PrecedentPage.objects.filter(live=True, clearances__isnull=False)
    foreign = cleared.exclude(clearances__key_id=keys.key_id())
    pages = PrecedentPage.objects.filter(pk__in=foreign.values("pk"))
    return pages.update(live=False, has_unpublished_changes=True)


def _unreadable_names() -> int:
    return sum(not _is_readable(sealed) for sealed in PrivateNames.objects.values_list("sealed", flat=True))


def _is_readable(sealed: str) -> bool:
    try:
        keys.private_box().decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True
