"""An installation is set by its environment only, and says in one sentence what it cannot use."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kennisbank import environment, secret_key
from tests.installation import ROOT, run, setting


def test_without_any_variable_a_site_is_closed_small_and_local(tmp_path):
    found = setting(
        "[settings.KENNISBANK_OPEN_READING, settings.DEBUG, settings.ELASTICSEARCH_URL, settings.BASE_URL,"
        " settings.ALLOWED_HOSTS, settings.EMAIL_BACKEND, settings.DATABASES['default']['ENGINE'],"
        " str(settings.DATABASES['default']['NAME']), str(settings.MEDIA_ROOT)]",
        tmp_path,
    )
    assert found == [
        False,
        False,
        "",
        "http://127.0.0.1:8000",
        ["127.0.0.1", "localhost", "127.0.0.1"],
        "django.core.mail.backends.console.EmailBackend",
        "django.db.backends.sqlite3",
        str(tmp_path / "kennisbank.sqlite3"),
        str(tmp_path / "media"),
    ]


def test_the_folder_is_var_in_the_checkout_unless_set():
    assert environment.DEFAULTS["KENNISBANK_DATA"] == str(ROOT / "var")


def test_an_empty_variable_counts_as_not_set(tmp_path):
    empty = dict.fromkeys(set(environment.DEFAULTS) - {"KENNISBANK_DATA"}, "")
    assert setting("settings.BASE_URL", tmp_path, **empty) == "http://127.0.0.1:8000"


def test_sqlite_lets_readers_go_on_and_writers_wait(tmp_path):
    code = (
        "import django; django.setup(); from django.db import connection as c; cursor = c.cursor();"
        "print(cursor.execute('PRAGMA journal_mode').fetchone()[0], c.transaction_mode,"
        " cursor.execute('PRAGMA busy_timeout').fetchone()[0])"
    )
    assert run("-c", code, data=tmp_path).stdout.split() == ["wal", "IMMEDIATE", "20000"]


def test_postgresql_takes_its_place(tmp_path):
    found = setting(
        "[settings.DATABASES['default'][key] for key in"
        " ('ENGINE', 'HOST', 'PORT', 'NAME', 'USER', 'PASSWORD')]",
        tmp_path,
        DATABASE_URL="postgres://kennis:a%2Fb%40c@db.intern:5433/kennisbank",
    )
    assert found == ["django.db.backends.postgresql", "db.intern", 5433, "kennisbank", "kennis", "a/b@c"]


def test_mail_goes_where_email_url_says(tmp_path):
    found = setting(
        "[settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.DEFAULT_FROM_EMAIL]",
        tmp_path,
        EMAIL_URL="smtp+tls://post:geheim@mail.example.org:587",
        BASE_URL="https://kennisbank.example.org",
    )
    assert found == ["mail.example.org", 587, True, "Kennisbank Maatwerk <kennisbank@kennisbank.example.org>"]


def test_behind_https_cookies_and_visits_stay_there(tmp_path):
    names = "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS"
    found = setting(
        f"[getattr(settings, name) for name in {names}]",
        tmp_path,
        BASE_URL="https://kennisbank.example.org/",
        ALLOWED_HOSTS="web, 10.0.0.5",
    )
    assert found == [True, True, 31536000, ["web", "10.0.0.5", "kennisbank.example.org"]]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "ja"),
        ("KENNISBANK_PROXIES", "een"),
        ("REPORT_AUTOMATIC_HOLDS", "-1"),
        ("KENNISBANK_OPEN_READING", "misschien"),
        ("BASE_URL", "kennisbank.example.org"),
        ("ELASTICSEARCH_URL", "localhost:9200"),
        ("DATABASE_URL", "mysql://a:b@c/d"),
        ("EMAIL_URL", "ftp://mail.example.org"),
        ("KENNISBANK_DATA", "/dev/null/kennisbank"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_in_one_sentence(tmp_path, name, value):
    done = run("manage.py", "check", **{"data": tmp_path, name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_commands_make_a_secret_key_once_for_their_owner_only(tmp_path):
    first = setting("settings.SECRET_KEY", tmp_path)
    assert setting("settings.SECRET_KEY", tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / secret_key.FILE).stat().st_mode & 0o777 == 0o600


def test_a_secret_key_of_the_environment_holds_and_nothing_is_written(tmp_path):
    assert setting("settings.SECRET_KEY", tmp_path, SECRET_KEY="$uit-de-omgeving") == "$uit-de-omgeving"
    assert not (tmp_path / secret_key.FILE).exists()


def test_processes_that_start_together_get_one_key(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(secret_key.remembered, [tmp_path] * 64))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [secret_key.FILE]


def test_a_server_refuses_to_start_without_secret_key_and_says_why(tmp_path):
    done = run("-c", "import kennisbank.wsgi", data=tmp_path)
    assert done.returncode != 0
    assert "SECRET_KEY is niet gezet" in done.stderr
    assert not (tmp_path / secret_key.FILE).exists()


def test_a_server_starts_with_secret_key(tmp_path):
    done = run("-c", "import kennisbank.wsgi", data=tmp_path, SECRET_KEY="een lange tekst die niemand raadt")
    assert done.returncode == 0, done.stderr


def test_an_address_for_visitors_elsewhere_without_https_is_warned_about(tmp_path):
    done = run("manage.py", "check", data=tmp_path, BASE_URL="http://kennisbank.example.org", DEBUG="true")
    assert "kennisbank.W002" in done.stderr
    assert "kennisbank.W003" in done.stderr


@pytest.mark.parametrize(("proxies", "is_warned"), [("0", True), ("1", False)])
def test_a_proxy_that_nobody_counted_is_warned_about(tmp_path, proxies, is_warned):
    address = {"BASE_URL": "https://kennisbank.example.org", "KENNISBANK_PROXIES": proxies}
    done = run("manage.py", "check", data=tmp_path, **address)
    assert ("kennisbank.W004" in done.stderr) == is_warned


def test_the_readme_lists_every_variable_once():
    rows = [line for line in Path(ROOT / "README.md").read_text().splitlines() if line.startswith("|")]
    listed = [name for row in rows for name in environment.DEFAULTS if row.startswith(f"| `{name}`")]
    assert sorted(listed) == sorted(environment.DEFAULTS)


def test_no_other_module_reads_the_environment():
    reads = ("os.environ.get", "os.environ[", "os.getenv")
    elsewhere = [
        str(path.relative_to(ROOT))
        for room in ("kennisbank", "insights", "precedents", "search", "dutch")
        for path in (ROOT / room).rglob("*.py")
        if any(read in path.read_text() for read in reads)
    ]
    # install hands PATH on to npm; it runs before there are settings
    assert sorted(elsewhere) == ["kennisbank/environment.py", "kennisbank/install.py"]
