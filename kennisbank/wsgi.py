"""The door for a web server such as gunicorn."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from kennisbank import environment

if not environment.text("SECRET_KEY"):
    raise ImproperlyConfigured(
        "SECRET_KEY is niet gezet. Een server die bezoekers ontvangt, begint niet zonder eigen sleutel: "
        "zet SECRET_KEY op een lange, willekeurige tekst die geheim blijft. Uitproberen kan met: make demo"
    )

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kennisbank.settings")

application = get_wsgi_application()
