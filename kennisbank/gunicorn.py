"""How gunicorn serves the site: gunicorn --config python:kennisbank.gunicorn kennisbank.wsgi"""

from django.conf import settings
from gunicorn.arbiter import Arbiter

# The path without what stands after "?": a question may describe someone's life.
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)s ms'
loglevel = "warning"
preload_app = True
threads = 8


def when_ready(server: Arbiter) -> None:
    """Tells the address once the site can answer."""
    print(f"\nDe kennisbank staat klaar op {settings.BASE_URL}/  (stoppen: Ctrl-C)", flush=True)
