"""Backups in tests: a small site whose folder is of the test, and files that are not as they were made."""

from io import StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import call_command
from django.db import connection

from kennisbank.copying.tables import copied_models, read_rows
from precedents import taking_back
from precedents.register import WithdrawalReason
from precedents.taking_back import WITHDRAWAL_SENTENCE

KEY = "sleutel-van-deze-plek-" * 3


@pytest.fixture
def own_folder(settings, tmp_path, emptied_site):
    settings.KENNISBANK_DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.CLEARANCE_KEY = KEY
    call_command("rebuild_index", stdout=StringIO())


@pytest.fixture(name="file")
def backup_file(tmp_path):
    return tmp_path / "reservekopie.zip"


def said_by(*command):
    said = StringIO()
    call_command(*map(str, command), stdout=said)
    return said.getvalue()


def rows():
    return {model._meta.label: [*read_rows(connection, model)] for model in copied_models()}


def withdraw(page):
    taking_back.withdraw(page, None, WithdrawalReason.OTHER, WITHDRAWAL_SENTENCE)


def rewritten(file, name, change):
    """The backup with another content of one member."""
    with ZipFile(file) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    members[name] = change(members[name])
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for member, content in members.items():
            new.writestr(member, content)
