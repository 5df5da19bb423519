"""The site's own settings, on a folder of its own that goes when the tests are done."""

import atexit
import os
import shutil
import tempfile

DATA = tempfile.mkdtemp(prefix="kennisbank-test-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

# Also for commands that a test starts as a process. SECRET_KEY is left out: tests try what happens without.
os.environ["KENNISBANK_DATA"] = DATA
os.environ["KENNISBANK_OPEN_READING"] = "true"
for name in ("ALLOWED_HOSTS", "BASE_URL", "DEBUG", "EMAIL_URL", "SECRET_KEY"):
    os.environ.pop(name, None)
# Playwright keeps an event loop in the thread of the tests, in which Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from kennisbank.settings import *  # noqa: E402, F403 - the settings read what was set above
from kennisbank.settings import BASE_DIR, DATABASES, KENNISBANK_DATA, STORAGES  # noqa: E402 - as above

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file, not in memory: threads that write together must wait for each other as they do on a site.
    DATABASES["default"]["TEST"] = {"NAME": str(KENNISBANK_DATA / "test.sqlite3")}
    # No test cuts the power, so none waits for the disk. Processes that tests start do.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes 0.2 s a login
STATIC_ROOT = BASE_DIR / "kennisbank" / "static"
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
