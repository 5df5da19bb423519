"""What Wagtail's admin expects of apps that are not installed here."""

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter


class NotInstalled:
    """An endpoint with a name and nothing behind it."""

    @staticmethod
    def get_urlpatterns() -> list[URLPattern]:
        return [path("", _nothing, name="listing")]


@hooks.register("construct_admin_api")
def name_the_endpoints(router: WagtailAPIRouter) -> None:
    """Every admin page names these two addresses. Without the apps nobody can upload a file that leaks."""
    router.register_endpoint("documents", NotInstalled)
    router.register_endpoint("images", NotInstalled)


def _nothing(request: HttpRequest) -> None:
    raise Http404
