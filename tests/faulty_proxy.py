"""Stands between the site and a real server and does to requests what networks and full machines do."""

import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PRODUCT = {"X-Elastic-Product": "Elasticsearch"}  # the client trusts no answer without it
JSON = {"Content-Type": "application/json", **PRODUCT}
BUSY = b'{"error": {"type": "es_rejected_execution_exception", "reason": "druk"}, "status": 429}'


class _Handler(BaseHTTPRequestHandler):
    server: "FaultyProxy"
    protocol_version = "HTTP/1.1"

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.fault(self, body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815  names of http.server

    def forward(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """What the server behind it answers."""
        asked = urllib.request.Request(
            f"{self.server.behind}{self.path}", data=body or None, method=self.command
        )
        for name in ("Content-Type", "Accept", "Authorization"):
            if value := self.headers.get(name):
                asked.add_header(name, value)
        try:
            with urllib.request.urlopen(asked) as answer:
                return answer.status, {**JSON, **_type_of(answer)}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {**JSON, **_type_of(error)}, error.read()

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def hang_up(self) -> None:
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


Fault = Callable[[_Handler, bytes], None]


def _type_of(answer: urllib.response.addinfourl) -> dict[str, str]:
    return {"Content-Type": kind} if (kind := answer.headers.get("Content-Type")) else {}


def through(asked: _Handler, body: bytes) -> None:
    asked.answer(*asked.forward(body))


def down(asked: _Handler, body: bytes) -> None:
    asked.hang_up()


def done_but_not_told(asked: _Handler, body: bytes) -> None:
    """The server did what was asked and the line broke before it could say so."""
    asked.forward(body)
    asked.hang_up()


def told_in_part(asked: _Handler, body: bytes) -> None:
    status, headers, answer = asked.forward(body)
    asked.send_response(status)
    for name, value in headers.items():
        asked.send_header(name, value)
    asked.send_header("Content-Length", str(len(answer)))
    asked.end_headers()
    asked.wfile.write(answer[: len(answer) // 2])
    asked.hang_up()


def busy(asked: _Handler, body: bytes) -> None:
    asked.answer(429, JSON, BUSY)


def unavailable(asked: _Handler, body: bytes) -> None:
    asked.answer(503, JSON, b'{"error": "geen knooppunt", "status": 503}')


def not_elasticsearch(asked: _Handler, body: bytes) -> None:
    asked.answer(200, {"Content-Type": "text/html"}, b"<html><body>Log in op het netwerk</body></html>")


def garbage(asked: _Handler, body: bytes) -> None:
    asked.answer(200, JSON, b'{"took": 3, "hits": {"total"')


def nonsense(asked: _Handler, body: bytes) -> None:
    """Good JSON that is no answer to the question."""
    asked.answer(200, JSON, b'{"ok": true}')


def told_by_a_part(asked: _Handler, body: bytes) -> None:
    """One of the shards did not answer, and the server gives what the others have."""
    status, headers, answer = asked.forward(body)
    told = json.loads(answer)
    if "_shards" in told:
        told["_shards"] |= {"successful": told["_shards"]["successful"] - 1, "failed": 1}
    asked.answer(status, headers, json.dumps(told).encode())


def refusing(identity: str) -> Fault:
    """The server takes every document of a bulk but this one."""

    def refuse(asked: _Handler, body: bytes) -> None:
        lines = body.splitlines(keepends=True)
        begin = f'{{"index":{{"_id":"{identity}"'.encode()
        at = next((at for at, line in enumerate(lines) if line.startswith(begin)), None)
        if at is None:
            through(asked, body)
            return
        del lines[at : at + 2]
        told = json.loads(asked.forward(b"".join(lines))[2]) if lines else {"errors": True, "items": []}
        error = {"type": "document_parsing_exception", "reason": "dit kan niet"}
        told["items"].insert(at // 2, {"index": {"_id": identity, "status": 400, "error": error}})
        asked.answer(200, JSON, json.dumps(told).encode())

    return refuse


def slow(asked: _Handler, body: bytes) -> None:
    """Longer than anybody waits."""
    time.sleep(20)
    asked.answer(*asked.forward(body))


class FaultyProxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behind: str, certificate: Path | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        parts = urlsplit(behind)
        self.behind = f"{parts.scheme}://{parts.hostname}:{parts.port}"
        user = f"{parts.username}:{parts.password}@" if parts.username else ""
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://{user}127.0.0.1:{self.server_address[1]}"
        self.fault: Fault = through

    @contextmanager
    def suffering(self, fault: Fault) -> Iterator[None]:
        self.fault = fault
        yield
        self.fault = through

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up, or a server that was killed: that is what is tried here."""


@contextmanager
def proxy(behind: str, certificate: Path | None = None) -> Iterator[FaultyProxy]:
    """With a certificate (`own_certificate`) it asks https."""
    server = FaultyProxy(behind, certificate)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def own_certificate(folder: Path) -> Path:
    """A file with a key and a certificate for this machine that no authority but itself vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "eigen.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
