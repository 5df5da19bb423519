"""The pages around the precedents: home, the shelf on which they stand, and the editable texts."""

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]  # no images, documents or embeds


class HomePage(Page):
    intro = models.TextField("inleiding", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["precedents.PrecedentIndexPage", "precedents.TextPage"]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "voorpagina"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(request, *args, **kwargs), "section": "zoeken"}


class PrecedentIndexPage(Page):
    """The shelf `/precedenten/`; a reader who asks for it gets the list of all precedents."""

    subpage_types = ["precedents.PrecedentPage"]
    parent_page_types = [HomePage]
    max_count = 1

    class Meta:
        verbose_name = "map met precedenten"

    @transaction.atomic
    def add_child(self, **kwargs: object) -> Page:
        """Who add at once wait for each other; else both take the same place in the tree and one fails."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db(fields=["numchild"])
        return super().add_child(**kwargs)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return redirect("search")


class TextPage(Page):
    body = RichTextField("tekst", features=TEXT_FEATURES)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    subpage_types: list[str] = []
    parent_page_types = [HomePage]

    class Meta:
        verbose_name = "tekstpagina"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(request, *args, **kwargs), "section": self.slug}
