"""The site's addresses and one that always fails, to see what a visitor then gets."""

from django.http import HttpRequest
from django.urls import path

from kennisbank import urls

handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


def fail(request: HttpRequest) -> None:
    raise RuntimeError("een geheim dat niemand mag zien")


urlpatterns = [path("kapot/", fail), *urls.urlpatterns]
