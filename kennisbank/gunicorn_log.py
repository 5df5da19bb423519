"""Gunicorn's own log in the form of the others; its access log without addresses of visitors or of pages."""

import logging
from datetime import timedelta

from gunicorn.glogging import Logger
from gunicorn.http.message import Request
from gunicorn.http.wsgi import Response

from kennisbank import request_id
from kennisbank.log_lines import JsonLine

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class JsonLogger(Logger):
    def _set_handler(
        self, log: logging.Logger, output: str | None, fmt: object, stream: object = None
    ) -> None:
        super()._set_handler(log, output, JsonLine(), stream)

    def access(
        self, resp: Response, req: Request, environ: dict[str, object], request_time: timedelta
    ) -> None:
        """A visitor may write anything as method, so an unknown one is not told."""
        if not self.access_log_enabled:
            return
        method = environ.get("REQUEST_METHOD")
        facts = {
            "request": environ.get(request_id.KEY),
            "method": method if method in METHODS else "-",
            "path": environ.get(request_id.PATH_KEY, "-"),
            "status": int(str(resp.status).split()[0]),
            "ms": round(request_time.total_seconds() * 1000),
        }
        self.access_log.info("request", extra=facts)
