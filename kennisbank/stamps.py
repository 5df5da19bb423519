"""Remembers by checksum that a step was done, so that a second call skips it. Needs only bare Python."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def checksum(paths: Iterable[Path], *texts: str) -> str:
    """One checksum of files, of all files in folders (compiled Python left out), and of texts."""
    total = hashlib.sha256("\0".join(texts).encode())
    for path in paths:
        for file in sorted(_files(path)):
            total.update(f"\0{file.relative_to(path.parent)}\0".encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def is_done(stamp: Path, total: str) -> bool:
    return stamp.exists() and stamp.read_text(encoding="ascii") == total


def mark_done(stamp: Path, total: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(total, encoding="ascii")


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return [path] if path.exists() else []
