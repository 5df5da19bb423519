"""A text with facets as a Wagtail site would index it."""

from django.db import models
from wagtail.search import index

from bench.collection import FACETS


class Text(index.Indexed, models.Model):
    identity = models.TextField()
    text = models.TextField()

    search_fields = [
        index.SearchField("text"),
        *(index.FilterField(f"facet_{name}") for name in FACETS),
    ]

    def __str__(self) -> str:
        return self.identity


for _name in FACETS:
    Text.add_to_class(f"facet_{_name}", models.CharField(max_length=100, blank=True, db_index=True))
