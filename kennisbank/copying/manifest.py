"""The form of a backup: the names in the zip and what the file says of itself."""

from dataclasses import dataclass

FORM = 1
MANIFEST, TABLES, MEDIA = "manifest.json", "tables/{}.jsonl", "media/"


class BackupRefused(ValueError):
    """A backup that cannot be made or used. The message is a sentence that says what to do."""


@dataclass(frozen=True)
class Manifest:
    """`made` is a moment with its time zone, `migrations` the last one of each app; `rows` and `last` (see
    `tables.last_number`) go by the label of a model."""

    form: int
    made: str
    vendor: str
    migrations: list[str]
    rows: dict[str, int]
    last: dict[str, int]
