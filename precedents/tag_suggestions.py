"""Suggestions while typing a free tag: only tags that readers can see already, as a draft's tag may tell."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from taggit.models import Tag
from wagtail.admin.widgets import AdminTagWidget

LIMIT = 10


class PublishedTagWidget(AdminTagWidget):
    def get_context(self, name: str, value: object, attrs: dict[str, object]) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("published_tags")
        return context


def published_tags(request: HttpRequest) -> JsonResponse:
    """Names of tags on published precedents that begin with `term`, at most ten."""
    term = request.GET.get("term", "")
    tags = Tag.objects.filter(
        name__istartswith=term, precedents_precedenttag_items__content_object__live=True
    )
    names = tags.order_by("name").values_list("name", flat=True).distinct()[:LIMIT]
    return JsonResponse(list(names) if term else [], safe=False)


def urls() -> list[URLPattern]:
    return [path("trefwoorden/", published_tags, name="published_tags")]
