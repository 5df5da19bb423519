"""The file of a backup: a zip with the rows of each table, media, the register of withdrawals and a manifest.

Rows are JSON lines, the first of which names the columns; no database's own form is in it. No key is in it.
"""

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.utils import timezone

from kennisbank.copying import migrations
from kennisbank.copying.manifest import FORM, MANIFEST, MEDIA, TABLES, BackupRefused, Manifest
from kennisbank.copying.snapshot import snapshot
from kennisbank.copying.tables import columns, copied_models, last_number, read_rows
from precedents.withdrawal_register import FILE as REGISTER


def write_backup(path: Path, database: dict, data: Path, media: Path) -> Manifest:
    """Writes the file, readable by its owner only, whole or not at all.

    The register is read after the database: it knows at least what the rows know. Raises BackupRefused,
    OSError.
    """
    if path.exists():
        raise BackupRefused(f"Het bestand {path} bestaat al. Kies een andere naam.")
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mkstemp gives mode 600
    try:
        with os.fdopen(handle, "wb") as file:
            manifest = _write(file, database, data, media)
            file.flush()
            os.fsync(file.fileno())
        os.rename(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)
    _sync_folder(path.parent)
    return manifest


def _write(file: BinaryIO, database: dict, data: Path, media: Path) -> Manifest:
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, snapshot(database) as source:
        if not migrations.is_migrated(source):
            raise BackupRefused(migrations.NOT_MIGRATED)
        models = copied_models()
        rows = {model._meta.label: _write_table(archive, source, model) for model in models}
        last = {model._meta.label: last_number(source, model) for model in models}
        _write_files(archive, data / REGISTER, media)
        made = timezone.now().isoformat(timespec="seconds")
        manifest = Manifest(FORM, made, source.vendor, migrations.of_the_code(), rows, last)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
    return manifest


def _write_table(archive: ZipFile, source: BaseDatabaseWrapper, model: type[Model]) -> int:
    count = 0
    with archive.open(TABLES.format(model._meta.label), "w", force_zip64=True) as member:
        member.write(_line(columns(model)))
        for row in read_rows(source, model):
            member.write(_line(row))
            count += 1
    return count


def _line(values: list) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode() + b"\n"


def _write_files(archive: ZipFile, register: Path, media: Path) -> None:
    archive.writestr(REGISTER, register.read_bytes() if register.exists() else b"")
    for path in sorted(media.rglob("*")) if media.is_dir() else ():
        if path.is_file():
            archive.write(path, MEDIA + path.relative_to(media).as_posix())


def _sync_folder(folder: Path) -> None:
    """The name too is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
