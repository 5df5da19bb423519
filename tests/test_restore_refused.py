"""A file that cannot be restored changes nothing."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError

from precedents import withdrawal_register
from precedents.register import CitationNumber
from tests.backups import backup_file, own_folder, rewritten, rows, said_by, withdraw  # noqa: F401 - fixtures
from tests.editors import published

pytestmark = pytest.mark.usefixtures("own_folder")


def cut(content):
    return content[: len(content) // 2]


def spoilt(content):
    middle = content.index(b"tables/precedents.PrecedentPage.jsonl") + 60
    return (
        content[:middle]
        + bytes(255 - byte for byte in content[middle : middle + 20])
        + content[middle + 20 :]
    )


@pytest.mark.parametrize("damage", [cut, spoilt, lambda _: b"", lambda _: b"geen zip"])
def test_a_file_that_is_not_whole_is_refused(file, damage):
    published("Een")
    said_by("backup", file)
    file.write_bytes(damage(file.read_bytes()))
    refused(file, "geen hele reservekopie")


@pytest.mark.parametrize("member", ["media/brief.txt", withdrawal_register.FILE])
def test_a_file_or_a_register_that_was_spoilt_inside_is_refused(file, member, settings):
    picture = Path(settings.MEDIA_ROOT) / "brief.txt"
    picture.parent.mkdir(parents=True)
    picture.write_text("Een bijlage.")
    withdraw(published("Een"))
    said_by("backup", file)
    picture.write_text("Een nieuwere bijlage.")
    file.write_bytes(otherwise_summed(file.read_bytes(), member.encode()))
    refused(file, "geen hele reservekopie")
    assert picture.read_text() == "Een nieuwere bijlage."


def otherwise_summed(content, member):
    """The member can be unpacked as ever, but is not what was once put in: the sum in the list differs."""
    place = content.rindex(member) - 46 + 16
    return content[:place] + bytes(255 - byte for byte in content[place : place + 4]) + content[place + 4 :]


@pytest.mark.parametrize(
    ("member", "change", "sentence"),
    [
        ("tables/precedents.Domain.jsonl", lambda _: b"", "geen hele reservekopie"),
        ("tables/precedents.Clearance.jsonl", lambda lines: lines + lines, "geen hele reservekopie"),
        ("tables/precedents.Clearance.jsonl", lambda lines: lines.replace(b"[", b"{"), "geen hele reserve"),
        ("media/../../elders.txt", lambda _: b"x", "geen hele reservekopie"),
        ("manifest.json", lambda text: text.replace(b'"form": 1', b'"form": 9'), "vorm 9"),
        ("manifest.json", lambda text: text.replace(b"0001_initial", b"0000_eerder"), "andere versie"),
        ("manifest.json", lambda text: text.replace(b"precedents.000", b"precedents.900"), "andere versie"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(file, member, change, sentence):
    published("Een")
    said_by("backup", file)
    with ZipFile(file) as archive:
        present = member in archive.namelist()
    if present:
        rewritten(file, member, change)
    else:
        with ZipFile(file, "a") as archive:
            archive.writestr(member, change(b""))
    refused(file, sentence)


def test_a_row_that_points_at_nothing_undoes_everything(file):
    """Found at the very end, when every table is written."""
    published("Een")
    said_by("backup", file)

    def elsewhere(lines):
        first, row = lines.splitlines()
        place = json.loads(first).index("page_id")
        values = json.loads(row)
        return first + b"\n" + json.dumps([*values[:place], 999_999, *values[place + 1 :]]).encode() + b"\n"

    rewritten(file, "tables/precedents.Clearance.jsonl", elsewhere)
    withdraw(published("Twee"))
    refused(file, "De database weigerde")


def refused(file, sentence):
    before, register = rows(), withdrawal_register.path()
    written = register.read_bytes() if register.exists() else b""
    number = CitationNumber.objects.count()
    with pytest.raises(CommandError, match=sentence) as told:
        said_by("restore", file, "--replace")
    assert "Er is niets veranderd" in str(told.value)
    assert rows() == before
    assert CitationNumber.objects.count() == number
    assert (register.read_bytes() if register.exists() else b"") == written


def test_an_old_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(CommandError, match="bestaat niet"):
        said_by("move_from", f"sqlite:///{tmp_path / 'nergens.sqlite3'}")
    assert not (tmp_path / "nergens.sqlite3").exists()
    with pytest.raises(CommandError, match="DATABASE_URL begint met"):
        said_by("move_from", "mysql://elders/kennisbank")
