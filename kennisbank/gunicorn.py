"""How gunicorn serves the site: gunicorn --config python:kennisbank.gunicorn kennisbank.wsgi"""

import shutil
import tempfile
from threading import Thread

from django.conf import settings
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from kennisbank.gunicorn_log import JsonLogger

_metrics = tempfile.mkdtemp(prefix="kennisbank-metrics-")

logger_class = JsonLogger
loglevel = "warning"
preload_app = True
threads = 4  # a page takes processor time; twice as many only take more memory
# Here each worker counts in files of its own, and who is asked for /metrics adds them up. Gunicorn sets this
# before it loads the site: prometheus_client looks at it when it is imported.
raw_env = [f"PROMETHEUS_MULTIPROC_DIR={_metrics}"]


def on_starting(server: Arbiter) -> None:
    from kennisbank.warm import warm  # noqa: PLC0415  the site must be loaded before it can be imported

    warm()


def post_worker_init(worker: Worker) -> None:
    """Beside the first requests, and by one worker: a search engine that is down is waited for."""
    from kennisbank.warm import tell_how_the_index_stands  # noqa: PLC0415  as above

    if worker.age == 1:
        Thread(target=tell_how_the_index_stands, daemon=True).start()


def when_ready(server: Arbiter) -> None:
    """Tells the address once the site can answer; not between the lines of an access log."""
    if server.cfg.accesslog != "-":
        print(f"\nDe kennisbank staat klaar op {settings.BASE_URL}/  (stoppen: Ctrl-C)", flush=True)


def on_exit(server: Arbiter) -> None:
    shutil.rmtree(_metrics, ignore_errors=True)
