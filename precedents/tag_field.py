"""The field for free tags, with suggestions of our own."""

from django.urls import reverse
from wagtail.admin.widgets import AdminTagWidget


class PublishedTagWidget(AdminTagWidget):
    def get_context(self, name: str, value: object, attrs: dict[str, object]) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("published_tags")
        return context
