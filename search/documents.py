"""Documents of many records, made on all cores: analysing Dutch costs more than writing what came of it."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from search.contract import EngineDown, Record
from search.document import Document, document

FEW = 20_000
"""So many take 10 seconds here; another process would need as long to learn the words that this one knows."""

_CHUNK = 100
_AHEAD = 2
"""Chunks a process, made or waiting to be written: memory does not grow with the collection."""


def documents(records: Iterable[Record]) -> Iterator[Document]:
    """One a record, in the same order. Raises `LexiconMissing`; `EngineDown` when a process ends early."""
    coming = iter(records)
    yield from map(document, islice(coming, FEW))
    if more := list(islice(coming, _CHUNK)):
        yield from _on_all_cores(chain([more], _chunks(coming)))


def _on_all_cores(chunks: Iterable[Sequence[Record]]) -> Iterator[Document]:
    """Processes that start afresh, not as copies: this one may have connections and threads."""
    workers = os.cpu_count() or 1
    made: deque[Future[list[Document]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        try:
            for chunk in chunks:
                made.append(pool.submit(_analysed, chunk))
                if len(made) >= _AHEAD * workers:
                    yield from made.popleft().result()
            while made:
                yield from made.popleft().result()
        except BrokenProcessPool as error:
            raise EngineDown(
                "Een proces dat teksten ontleedt, is gestopt; is er te weinig geheugen? Probeer het opnieuw."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _analysed(chunk: Sequence[Record]) -> list[Document]:
    return [document(record) for record in chunk]


def _chunks(coming: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(coming, _CHUNK)):
        yield chunk


def _end_with_parent() -> None:
    """A process that is killed cannot tell the others to stop."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent_process().join()
    os._exit(1)
