"""The site as gunicorn serves it, with two workers, and what asks it for pages."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from kennisbank.environment import ROOT

HOST = "127.0.0.1"
WORKERS = 2
_PATIENCE = 60.0
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotAnswered(RuntimeError):
    """An answer that is no page: another status than 200, or none at all."""


@dataclass(frozen=True)
class Server:
    """`started` is how many seconds passed before its first page."""

    port: int
    process: subprocess.Popen[bytes]
    started: float = 0.0

    def get(self, path: str) -> str:
        return self._answer("GET", path)

    def post(self, path: str, **fields: str) -> str:
        return self._answer("POST", path, urlencode(fields).encode())

    def _answer(self, method: str, path: str, body: bytes | None = None) -> str:
        """On a connection of its own, so that either worker may take it. Raises NotAnswered."""
        connection = HTTPConnection(HOST, self.port, timeout=_PATIENCE)
        try:
            connection.request(method, path, body, _FORM if body else {})
            answer = connection.getresponse()
            text = answer.read().decode()
        except OSError as error:
            raise NotAnswered(f"{path}: {error}") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise NotAnswered(f"{path}: {answer.status}")
        return text

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text(encoding="ascii").split()]


@contextmanager
def served(first: str) -> Iterator[Server]:
    """The site of this process's environment; ready when the page `first` was answered."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:kennisbank.gunicorn"]
    command += ["--workers", str(WORKERS), "--bind", f"{HOST}:{port}", "kennisbank.wsgi"]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "BASE_URL": f"http://{HOST}:{port}"}, stdout=sys.stderr
    )
    try:
        _wait(Server(port, process), first)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _wait(server: Server, first: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            server.get(first)
        except NotAnswered:
            if server.process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return listener.getsockname()[1]


def memory_of(pid: int) -> tuple[float, float]:
    """(what is its own share, all that it sees) in MB: PSS and RSS of Linux."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith("kB")}
    return kilobytes["Pss"] / 1024, kilobytes["Rss"] / 1024
