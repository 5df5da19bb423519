"""Addresses of the site; those of a room stand in that room."""

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from kennisbank.health import live, ready
from kennisbank.media import media
from kennisbank.metrics import metrics
from kennisbank.security_txt import security_txt

handler400 = "kennisbank.errors.bad_request"
handler403 = "kennisbank.errors.permission_denied"
handler404 = "kennisbank.errors.not_found"
handler500 = "kennisbank.errors.server_error"

to_login = login_not_required(RedirectView.as_view(pattern_name="login", query_string=True))

urlpatterns = [
    path("admin/login/", to_login),
    path("_util/login/", to_login),
    path("admin/", include(wagtailadmin_urls)),
    path("inloggen/", auth.LoginView.as_view(), name="login"),
    path("uitloggen/", auth.LogoutView.as_view(), name="logout"),
    path("wachtwoord-vergeten/", auth.PasswordResetView.as_view(), name="password_reset"),
    path("wachtwoord-vergeten/verstuurd/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "wachtwoord-vergeten/klaar/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"
    ),
    path(
        "wachtwoord-vergeten/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path(".well-known/security.txt", security_txt),
    path("health/live", live, name="health_live"),
    path("health/ready", ready, name="health_ready"),
    path("metrics", metrics, name="metrics"),
    path("media/<path:path>", media),
    path("", include("precedents.urls")),
    path("", include("insights.urls")),
    path("", include(wagtail_urls)),
]
