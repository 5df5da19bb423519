"""Reads the file of a backup, and refuses one that is not whole before anything is done with it."""

import json
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError

from kennisbank.copying.manifest import FORM, MANIFEST, MEDIA, TABLES, BackupRefused, Manifest
from kennisbank.copying.tables import Row
from precedents.withdrawal_register import FILE as REGISTER

BROKEN = "{} is geen hele reservekopie. Er is niets veranderd. Neem een andere reservekopie."
OTHER_FORM = (
    "Deze reservekopie heeft vorm {} en deze versie van de kennisbank leest vorm {}. Er is niets veranderd. "
    "Zet haar terug met de versie die haar maakte."
)
UNREADABLE = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,  # what zipfile says of a compression that it does not know
    TypeError,
    ValidationError,
    ValueError,
    zlib.error,
)


class Backup:
    """An open backup whose bytes were all checked. What does not fit after all is a BackupRefused."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self._archive, self.manifest = archive, manifest

    @property
    def register(self) -> bytes:
        return self._archive.read(REGISTER)

    @contextmanager
    def table(self, label: str) -> Iterator[tuple[list[str], Iterator[Row]]]:
        """The columns of a table and its rows, for who writes them in here."""
        try:
            with self._archive.open(TABLES.format(label)) as lines:
                yield json.loads(next(lines)), map(json.loads, lines)
        except UNREADABLE as error:
            raise BackupRefused(BROKEN.format(self._archive.filename)) from error

    def unpack_media(self, folder: Path) -> None:
        for name in self._media():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._archive.open(MEDIA + name) as member, path.open("wb") as file:
                shutil.copyfileobj(member, file)

    def _media(self) -> list[str]:
        names = self._archive.namelist()
        return [name.removeprefix(MEDIA) for name in names if name.startswith(MEDIA)]

    def check(self) -> None:
        """Raises one of UNREADABLE."""
        if self._archive.testzip() is not None:
            raise BadZipFile
        if any(".." in PurePosixPath(name).parts or name.startswith("/") for name in self._media()):
            raise ValueError
        if self.manifest.last.keys() != self.manifest.rows.keys():
            raise ValueError
        for label, count in self.manifest.rows.items():
            with self._archive.open(TABLES.format(label)) as lines:
                if sum(1 for _ in lines) != count + 1:
                    raise ValueError
        self._archive.getinfo(REGISTER)


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """The backup in this file. Raises BackupRefused, OSError."""
    with _archive(path) as archive:
        try:
            told = json.loads(archive.read(MANIFEST))
            if told["form"] != FORM:
                raise BackupRefused(OTHER_FORM.format(told["form"], FORM))
            backup = Backup(archive, Manifest(**told))
            backup.check()
        except BackupRefused:
            raise
        except UNREADABLE as error:
            raise BackupRefused(BROKEN.format(path)) from error
        yield backup


def _archive(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except BadZipFile as error:
        raise BackupRefused(BROKEN.format(path)) from error
