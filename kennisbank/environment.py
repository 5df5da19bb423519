"""What an installation can set: each variable of the environment, its default and its form."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ROOT = Path(__file__).resolve().parent.parent

DEFAULTS = {
    "ALLOWED_HOSTS": "127.0.0.1,localhost",
    "BASE_URL": "http://127.0.0.1:8000",
    "CLEARANCE_KEY": "",  # see kennisbank.secret_key
    "DATABASE_URL": "",  # SQLite in KENNISBANK_DATA
    "DEBUG": "false",
    "ELASTICSEARCH_API_KEY": "",
    "ELASTICSEARCH_CA": "",
    "ELASTICSEARCH_REFRESH": "1s",
    "ELASTICSEARCH_REPLICAS": "0",
    "ELASTICSEARCH_SHARDS": "1",
    "ELASTICSEARCH_URL": "",  # the embedded index in KENNISBANK_DATA
    "EMAIL_URL": "consolemail://",
    "KENNISBANK_DATA": str(ROOT / "var"),
    "KENNISBANK_OPEN_READING": "false",
    "KENNISBANK_PROXIES": "0",
    "METRICS_TOKEN": "",  # no /metrics
    "REPORT_AUTOMATIC_HOLDS": "5",
    "SECRET_KEY": "",  # see kennisbank.secret_key
}

SWITCH = {"true": True, "1": True, "on": True, "false": False, "0": False, "off": False}
SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
DATABASE_OPTIONS = {
    # Readers go on while one writes; a writer takes its lock at once and waits for its turn, at most 20 s.
    SQLITE: {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what was committed is on the disk. NORMAL may lose the last withdrawals at a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    },
    # connect_timeout: a host that answers nothing would hold each request, and /health/ready, for minutes.
    POSTGRESQL: {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"connect_timeout": 4}},
}


def text(name: str) -> str:
    """The value of a variable of DEFAULTS; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or DEFAULTS[name]


def words(name: str) -> list[str]:
    """The values of a variable that holds a list with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def switch(name: str) -> bool:
    """Whether a variable is true or false; any other value is an ImproperlyConfigured."""
    try:
        return SWITCH[text(name).lower()]
    except KeyError:
        raise ImproperlyConfigured(f"{name} is true of false, niet {text(name)!r}.") from None


def number(name: str) -> int:
    """A whole number, 0 or more; anything else is an ImproperlyConfigured."""
    value = text(name)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is een getal van 0 of hoger, niet {value!r}.")
    return int(value)


def address(name: str) -> str:
    """A web address (http or https with a host) without closing slash, or an empty text."""
    value = text(name).rstrip("/")
    if value:
        _checked_address(name, value)
    return value


def _checked_address(name: str, value: str) -> None:
    parts = urlsplit(value)
    if not (parts.scheme in ("http", "https") and parts.hostname):
        raise ImproperlyConfigured(f"{name} is een adres zoals https://kennisbank.nl, niet {value!r}.")


def addresses(name: str) -> str:
    """One web address or more, with commas, each as in `address`."""
    for value in words(name):
        _checked_address(name, value)
    return ",".join(value.rstrip("/") for value in words(name))


def folder(name: str) -> Path:
    """A folder that exists, made when needed; a relative path starts in the checkout."""
    path = (ROOT / Path(text(name)).expanduser()).resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"De map {path} kan niet worden gemaakt ({error.strerror}). "
            f"Zet {name} op een map waarin de kennisbank mag schrijven."
        ) from None
    return path


def database(data: Path) -> dict:
    """Django's settings for the database of DATABASE_URL: SQLite or PostgreSQL."""
    return database_at(text("DATABASE_URL") or f"sqlite:///{data / 'kennisbank.sqlite3'}")


def database_at(url: str) -> dict:
    """Django's settings for the database of this address, as DATABASE_URL has it."""
    if urlsplit(url).scheme not in ("sqlite", "postgres", "postgresql"):
        raise ImproperlyConfigured(
            "DATABASE_URL begint met sqlite:/// of postgres://, "
            "zoals postgres://gebruiker:wachtwoord@host:5432/kennisbank."
        )
    read = Env.db_url_config(url)
    fixed = DATABASE_OPTIONS[read["ENGINE"]]
    return {**read, **fixed, "OPTIONS": {**fixed.get("OPTIONS", {}), **read.get("OPTIONS", {})}}


def email() -> dict:
    """Django's EMAIL_ settings for EMAIL_URL."""
    try:
        return Env.email_url_config(text("EMAIL_URL"))
    except ImproperlyConfigured:
        raise ImproperlyConfigured(
            "EMAIL_URL begint met smtp://, smtp+tls://, smtp+ssl:// of consolemail://, "
            "zoals smtp+tls://gebruiker:wachtwoord@mail.example.org:587."
        ) from None
