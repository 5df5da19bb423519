"""A folder with one index in use, replaced whole, and one writer at a time, across processes."""

import fcntl
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from search.contract import EngineDown

_PATIENCE = 15.0
_PAUSE = 0.02


@contextmanager
def working() -> Iterator[None]:
    """What goes wrong with files or in tantivy (which says `ValueError`) is an engine that is down."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise EngineDown(f"De zoekindex kan niet worden gelezen of beschreven: {error}") from error


class IndexFolder:
    """`current` names the index in use, in a file that is replaced in one step."""

    def __init__(self, folder: Path, form: str):
        self._folder = folder
        self._form = form
        self._pointer = folder / "current"

    @working()
    def current(self) -> Path | None:
        """The index in use, none before the first. Raises `EngineDown` when it has an older form."""
        try:
            name = self._pointer.read_text()
        except FileNotFoundError:
            return None
        if not name.startswith(f"{self._form}-"):
            raise EngineDown("De zoekindex is van een andere versie. Voer uit: manage.py rebuild_index")
        return self._folder / name

    @working()
    def fresh(self) -> Path:
        """A new empty place beside the one in use."""
        place = self._folder / f"{self._form}-{uuid.uuid4().hex}"
        place.mkdir(parents=True)
        return place

    @working()
    def use(self, place: Path) -> None:
        """From now on this is the index; all others are removed. Only under `writing`."""
        draft = self._folder / "current.new"
        draft.write_text(place.name)
        draft.replace(self._pointer)
        for other in self._folder.iterdir():
            if other.is_dir() and other != place:
                shutil.rmtree(other, ignore_errors=True)

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
