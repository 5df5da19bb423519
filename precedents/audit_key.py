"""The key that recognises a repeated value in the audit trail; destroying it makes every trace unreadable."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

FILE = "audit-key"


def hmac_of(value: str) -> str:
    """The keyed HMAC of a value. A key that was destroyed is followed by a new one: nothing is recognised."""
    return hmac.new(_key(), value.encode(), hashlib.sha256).hexdigest()


def destroy() -> None:
    """Values noted before are never recognised again, and decisions in drafts have to be made anew."""
    _path().unlink(missing_ok=True)


def _key() -> bytes:
    if not _path().exists():
        _make()
    return _path().read_bytes()


def _make() -> None:
    """Two processes that start together get the same key."""
    draft = _path().with_name(f".{FILE}-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
        os.link(draft, _path())
    except FileExistsError:
        pass  # another process was first: its key holds
    finally:
        draft.unlink()


def _path() -> Path:
    return Path(settings.KENNISBANK_DATA) / FILE
