"""Keys for a machine whose environment names none: made once and kept in a file."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key

FILE = "secret-key"
CLEARANCE_FILE = "clearance-key"


def remembered(data: Path, file: str = FILE) -> str:
    """The key in that file of the folder, made once, readable by its owner only.

    Two processes that start together get the same key: the file appears whole or not at all.
    """
    path = data / file
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mkstemp gives mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key() + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key holds
    finally:
        os.unlink(draft)
