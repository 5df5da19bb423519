"""A folder with one index in use, replaced whole, and one writer at a time, across processes.

current              the name of the index in use, replaced in one step
lock                 held while the index in use is written or replaced
<form>-<hex>/        an index; `about.json` in it tells how it was made
nieuw-<form>-<hex>/  an index that is being made; who makes it holds the `lock` inside
beschadigd-*/        the last index that could not be read any more, for who wants to know why
"""

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dutch.lexicon import LexiconMissing
from search.contract import EngineDown, IndexDamaged, IndexMissing
from search.engines.sentences import MISSING, OTHER_FORM, REBUILD

_DRAFT, _DAMAGED = "nieuw-", "beschadigd-"
_ABOUT = "about.json"
_PATIENCE = 15.0
_PAUSE = 0.02


@contextmanager
def working() -> Iterator[None]:
    """What goes wrong with files, words or in tantivy (which says `ValueError`) is an engine that is down."""
    try:
        yield
    except (OSError, ValueError, LexiconMissing) as error:
        if "corrupt" in str(error).lower():  # the only way in which tantivy tells it
            raise damaged(error) from error
        raise EngineDown(f"De zoekindex kan niet worden gelezen of beschreven: {error}") from error


def damaged(error: Exception) -> IndexDamaged:
    return IndexDamaged(f"De zoekindex is beschadigd. {REBUILD} ({error})")


class IndexFolder:
    def __init__(self, folder: Path, form: str):
        self._folder = folder
        self._form = form
        self._pointer = folder / "current"

    def current(self) -> Path:
        """The index in use. Raises `IndexMissing`, `IndexDamaged`, or `EngineDown` for an older form."""
        with working():
            place = self._pointed_at()
        if place is None or not place.is_dir():
            raise IndexMissing(MISSING)
        if not place.name.startswith(f"{self._form}-"):
            raise EngineDown(OTHER_FORM)
        return place

    def _pointed_at(self) -> Path | None:
        try:
            name = self._pointer.read_text().strip()
        except FileNotFoundError:
            return None
        if not name.replace("-", "").isalnum():
            raise IndexDamaged(f"De zoekindex is beschadigd: niemand weet welke in gebruik is. {REBUILD}")
        return self._folder / name

    @contextmanager
    def draft(self, analysis: str) -> Iterator[Path]:
        """A new empty place beside the one in use; gone at the end unless it was taken into use."""
        place = self._folder / f"{_DRAFT}{self._form}-{uuid.uuid4().hex}"
        try:
            with self._begun(place, analysis):
                yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    @working()
    def _begun(self, place: Path, analysis: str) -> IO[str]:
        """Holds the lock of the draft until it is closed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._clear_drafts()
        place.mkdir()
        lock = (place / "lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        (place / _ABOUT).write_text(json.dumps({"analysis": analysis}))
        return lock

    @working()
    def use(self, place: Path, *, keep_old: bool) -> None:
        """From now on this draft is the index; all others go, but an old one to be kept is put aside.

        Only under `writing`.
        """
        used = place.rename(self._folder / place.name.removeprefix(_DRAFT))
        old = self._pointer.read_text().strip() if self._pointer.exists() else ""
        self._point_at(used)
        if keep_old and old and (self._folder / old).is_dir():
            self._clear(_DAMAGED)
            (self._folder / old).rename(self._folder / f"{_DAMAGED}{old}")
        for other in self._folder.iterdir():
            if other.is_dir() and other != used and not other.name.startswith((_DRAFT, _DAMAGED)):
                shutil.rmtree(other, ignore_errors=True)

    def _point_at(self, place: Path) -> None:
        draft = self._folder / "current.new"
        with draft.open("w") as file:
            file.write(place.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._pointer)

    def _clear_drafts(self) -> None:
        """Whoever still works on a draft holds its lock; a killed process does not."""
        for place in self._folder.glob(f"{_DRAFT}*"):
            if not _is_locked(place / "lock"):
                shutil.rmtree(place, ignore_errors=True)

    def _clear(self, prefix: str) -> None:
        for place in self._folder.glob(f"{prefix}*"):
            shutil.rmtree(place, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Alone among all threads and processes. Raises `EngineDown` when another goes on too long."""
        with self._lock_file() as lock:
            _wait_for(lock)
            yield

    @working()
    def _lock_file(self) -> IO[str]:
        self._folder.mkdir(parents=True, exist_ok=True)
        return (self._folder / "lock").open("w")


def analysis_of(place: Path) -> str:
    """The version of the analysis that an index was made with; empty when it does not tell."""
    try:
        return str(json.loads((place / _ABOUT).read_text())["analysis"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def size_of(place: Path) -> int:
    """Bytes of all files of an index; files that tantivy clears away meanwhile count as nothing."""
    return sum(entry.stat().st_size for entry in os.scandir(place) if entry.is_file())


def _is_locked(path: Path) -> bool:
    try:
        with path.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@working()
def _wait_for(lock: IO[str]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise EngineDown("Een ander proces schrijft al lang in de zoekindex.") from None
            time.sleep(_PAUSE)
        else:
            return
