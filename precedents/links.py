"""Addresses of lists: every number on the site leads to the search that gives exactly that list."""

from urllib.parse import urlencode

from django.urls import reverse


def list_url(**filters: str | int | list[str] | None) -> str:
    """The search with these filters, named as the facets are; None is left out."""
    chosen = {name: value for name, value in filters.items() if value is not None}
    return f"{reverse('search')}?{urlencode(chosen, doseq=True)}"
