"""The settings of the site with a model of plain texts beside it, to measure Wagtail's own search on.

The measuring runs in a test database, which is removed afterwards.
"""

from kennisbank.settings import *  # noqa: F403  all settings of the site, and a little more
from kennisbank.settings import ELASTICSEARCH_URL, INSTALLED_APPS, WAGTAILSEARCH_BACKENDS

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
WAGTAILSEARCH_BACKENDS = {
    **WAGTAILSEARCH_BACKENDS,
    "elasticsearch": {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [ELASTICSEARCH_URL],
        "INDEX_PREFIX": "kennisbank_bench_",
        "TIMEOUT": 60,
    },
}
