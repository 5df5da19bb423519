"""Servers of a test's own, to be killed and started again on the same data, and a site on them."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, create_server
from urllib.error import URLError
from urllib.request import urlopen

from tests.demo_content import SHARED
from tests.installation import ROOT, bare_environment, run

HOST = "127.0.0.1"
WAIT = 60


class Server:
    """PostgreSQL or Elasticsearch, with its data in a folder."""

    def __init__(self, name: str, home: Path, *options: str) -> None:
        self._command = [str(SHARED / "bin" / name)]
        self._where = ["--home", str(home)]
        self._options = ["--port", str(free_port()), *options]

    def start(self) -> str:
        """Its address, the same each time."""
        done = subprocess.run(
            [*self._command, "start", *self._where, *self._options],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout.strip().splitlines()[-1]

    def kill(self) -> None:
        subprocess.run([*self._command, "kill", *self._where], check=True)

    def stop(self) -> None:
        subprocess.run([*self._command, "stop", *self._where], check=False)


class Site:
    """Programs of the site on such servers, as an operator runs them."""

    def __init__(self, data: Path, **variables: str) -> None:
        self._data = data
        self._variables = {"KENNISBANK_OPEN_READING": "true", "SECRET_KEY": "k" * 50, **variables}
        self.port = free_port()

    def manage(self, *command: str) -> str:
        """What a command says. It must succeed."""
        done = run("manage.py", *command, data=self._data, **self._variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def program(self, *command: str, log: Path) -> Iterator[subprocess.Popen]:
        with log.open("w") as written:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=bare_environment(self._data, **self._variables),
                stdout=written,
                stderr=written,
            )
            try:
                yield process
            finally:
                process.terminate()
                process.wait(WAIT)

    @contextmanager
    def served(self, log: Path) -> Iterator[subprocess.Popen]:
        gunicorn = ["-m", "gunicorn", "--config", "python:kennisbank.gunicorn", "--workers", "2"]
        with self.program(*gunicorn, "--bind", f"{HOST}:{self.port}", "kennisbank.wsgi", log=log) as process:
            wait_until(lambda: self.status("/health/live") == 200)
            yield process

    def status(self, path: str) -> int:
        """What the site answers; 0 when it does not."""
        try:
            with urlopen(f"http://{HOST}:{self.port}{path}", timeout=30) as answer:
                return answer.status
        except URLError as error:
            return getattr(error, "code", 0)
        except OSError:
            return 0

    def read(self, path: str) -> str:
        with urlopen(f"http://{HOST}:{self.port}{path}", timeout=30) as answer:
            return answer.read().decode()


def free_port() -> int:
    with create_server((HOST, 0)) as free:
        return free.getsockname()[1]


def wait_until(true: object, seconds: int = WAIT) -> None:
    """Raises TimeoutError when it does not become true in time."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.2)


def is_listening(port: int) -> bool:
    try:
        with create_connection((HOST, port), timeout=1):
            return True
    except OSError:
        return False
