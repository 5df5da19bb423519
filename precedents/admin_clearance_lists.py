"""The lists that the detector reads and people keep, in the admin: allowed terms and image-forming words."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from precedents.allowed_terms import AllowedTerm
from precedents.image_words import ImageWords

NOBODY = "niemand: door beheer toegevoegd"


class FixedRows(ModelPermissionPolicy):
    """Each row is read by name: nobody adds one or throws one away, superusers neither."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


def _proposer(term: AllowedTerm) -> str:
    return term.proposed_by.get_username() if term.proposed_by else NOBODY


def _number_of_words(part: ImageWords) -> int:
    return len(part.words.splitlines())


class AllowedTermViewSet(SnippetViewSet):
    model = AllowedTerm
    icon = "check"
    menu_label = "Toegestane termen"
    list_display = [
        "term",
        BooleanColumn("approved", label="Goedgekeurd", sort_key="approved"),
        Column("proposed_by", label="Voorgesteld door", accessor=_proposer),
        Column("proposed_at", label="Voorgesteld op", sort_key="proposed_at"),
    ]
    list_filter = ["approved"]
    search_fields = ["term"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [FieldPanel("term"), FieldPanel("approved")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AllowedTerm]:
        """What waits for approval stands on top."""
        return AllowedTerm.objects.select_related("proposed_by").order_by("approved", "term")


class ImageWordsViewSet(SnippetViewSet):
    model = ImageWords
    icon = "comment"
    menu_label = "Beeldvormende woorden"
    list_display = [
        "__str__",
        Column("words", label="Aantal", accessor=_number_of_words),
        UpdatedAtColumn(),
    ]
    search_fields = ["label", "words"]
    copy_view_enabled = False
    panels = [FieldPanel("words")]

    @property
    def permission_policy(self) -> FixedRows:
        return FixedRows(ImageWords)


class ClearanceLists(SnippetViewSetGroup):
    items = (AllowedTermViewSet, ImageWordsViewSet)
    menu_label = "Lijsten"
    menu_icon = "clipboard-list"
    menu_order = 130
