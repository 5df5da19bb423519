"""The key that signs sessions and links, for commands on a machine where SECRET_KEY is not set."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key

FILE = "secret-key"


def remembered(data: Path) -> str:
    """The key in the folder, made once, readable by its owner only.

    Two processes that start together get the same key: the file appears whole or not at all.
    """
    path = data / FILE
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}-")  # mkstemp gives mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key() + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key holds
    finally:
        os.unlink(draft)
