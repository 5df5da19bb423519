"""Mail to staff about a report of a reader: a number and a link, never a title or a text."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from precedents.groups import MANAGER

logger = logging.getLogger(__name__)

SUBJECT = "Melding over {}"
BODY = "Er is een melding over {}. U leest haar in de beheeromgeving:\n\n{}\n"


def second_readers() -> QuerySet[AbstractBaseUser]:
    """Second readers and beheer."""
    return PagePermissionPolicy().users_with_permission("publish")


def managers() -> QuerySet[AbstractBaseUser]:
    return second_readers().filter(groups__name=MANAGER)


def tell(staff: QuerySet[AbstractBaseUser], number: str, path: str) -> None:
    """Mails who has an address, once it is certain that there is something to tell.

    A mail server that is down loses nothing: the queue in the admin is what counts.
    """
    addresses = [address for address in staff.values_list("email", flat=True) if address]
    if addresses:
        transaction.on_commit(lambda: _send(addresses, number, path))


def _send(addresses: Iterable[str], number: str, path: str) -> None:
    body = BODY.format(number, f"{settings.BASE_URL}{path}")
    message = EmailMessage(SUBJECT.format(number), body, bcc=list(addresses))
    try:
        message.send()
    except OSError as error:  # the errors of SMTP are among them; their message may hold addresses
        logger.error("De mail over een melding bij %s is niet verstuurd: %s", number, type(error).__name__)
