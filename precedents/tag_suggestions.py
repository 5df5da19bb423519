"""Suggestions while typing a free tag: only tags that readers can see already, as a draft's tag may tell."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from taggit.models import Tag

from precedents.models import PrecedentPage

LIMIT = 10


def published_tags(request: HttpRequest) -> JsonResponse:
    """Names of tags on precedents that readers can find, that begin with `term`, at most ten."""
    term = request.GET.get("term", "")
    tags = Tag.objects.filter(
        name__istartswith=term,
        precedents_precedenttag_items__content_object__in=PrecedentPage.objects.findable(),
    )
    names = tags.order_by("name").values_list("name", flat=True).distinct()[:LIMIT]
    return JsonResponse(list(names) if term else [], safe=False)


def urls() -> list[URLPattern]:
    return [path("trefwoorden/", published_tags, name="published_tags")]
