"""Settings of the site. An installation differs by its environment only: see kennisbank.environment."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import wagtail

from kennisbank import environment, secret_key

# The installation

BASE_DIR = environment.ROOT
KENNISBANK_DATA = environment.folder("KENNISBANK_DATA")
KENNISBANK_OPEN_READING = environment.switch("KENNISBANK_OPEN_READING")
ELASTICSEARCH_URL = environment.addresses("ELASTICSEARCH_URL")
ELASTICSEARCH_OPTIONS = {
    "api_key": environment.text("ELASTICSEARCH_API_KEY"),
    "ca": environment.text("ELASTICSEARCH_CA"),
    "shards": environment.number("ELASTICSEARCH_SHARDS"),
    "replicas": environment.number("ELASTICSEARCH_REPLICAS"),
    "refresh": environment.text("ELASTICSEARCH_REFRESH"),
}
BASE_URL = environment.address("BASE_URL")
DEBUG = environment.switch("DEBUG")
SECRET_KEY = environment.text("SECRET_KEY") or secret_key.remembered(KENNISBANK_DATA)
# Clearances made with another key are void, and private names kept with another key cannot be read.
CLEARANCE_KEY = environment.text("CLEARANCE_KEY") or secret_key.remembered(
    KENNISBANK_DATA, secret_key.CLEARANCE_FILE
)

# Proxies between visitors and the site, each of which adds the address it was asked from.
KENNISBANK_PROXIES = environment.number("KENNISBANK_PROXIES")
# Who sends it reads /metrics; empty: there is no such page.
METRICS_TOKEN = environment.text("METRICS_TOKEN")
# How often a day a report may hide a precedent before anybody looked at it.
REPORT_AUTOMATIC_HOLDS = environment.number("REPORT_AUTOMATIC_HOLDS")

DATABASES = {"default": environment.database(KENNISBANK_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BASE_HOST = urlsplit(BASE_URL).hostname
ALLOWED_HOSTS = [*environment.words("ALLOWED_HOSTS"), BASE_HOST]
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(BASE_URL))]

vars().update(environment.email())
EMAIL_TIMEOUT = 10  # seconds: who waits for an answer does not wait for a mail server
DEFAULT_FROM_EMAIL = f"Kennisbank Maatwerk <kennisbank@{BASE_HOST}>"

# The house

INSTALLED_APPS = [
    "kennisbank",
    "insights",
    "precedents",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "kennisbank.traced.Traced",
    "kennisbank.metrics.Measured",
    "django.middleware.security.SecurityMiddleware",
    "kennisbank.headers.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kennisbank.headers.NotKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kennisbank.machines.AskedByMachines",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kennisbank.reading.ReadingAsksLogin",
    "precedents.draft_guard.DraftGuard",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kennisbank.errors.SearchErrors",
    "precedents.admin_publish.RefusalsTold",
]

ROOT_URLCONF = "kennisbank.urls"
CSRF_FAILURE_VIEW = "kennisbank.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Wagtail's pages for users load this library and use nothing of it; images are not installed.
            "libraries": {"wagtailimages_tags": "django.templatetags.static"},
        },
    },
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# The admin's style sheet names a picture of wagtail.images, which is not installed.
STATICFILES_DIRS = [Path(wagtail.__file__).parent / "images" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = KENNISBANK_DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Logging in

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Safety; the Content-Security-Policy stands in kennisbank.headers

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the preview in the admin is a frame of our own
if BASE_URL.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # a proxy holds the certificate
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# One JSON object a line, without texts of visitors or precedents: see kennisbank.log_message.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kennisbank.log_lines.JsonLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # runserver tells each address with what stands after "?"
        "django.server": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "wagtail": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "modelsearch": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}

# Wagtail and tags

# Off: what an author pastes to take the names out must not be kept before they choose to save it.
WAGTAIL_AUTOSAVE_INTERVAL = 0
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # one precedent with all its facts passes Django's 1,000
TAGGIT_CASE_INSENSITIVE = True
WAGTAIL_SITE_NAME = "Kennisbank Maatwerk"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = "/inloggen/"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # one door: /wachtwoord-vergeten/
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "h4", "bold", "italic", "ol", "ul", "link"]},
    }
}
# No request leaves the site.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
