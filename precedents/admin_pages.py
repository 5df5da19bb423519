"""Lists of precedents in the admin, to be filtered as readers filter them."""

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from precedents.admin_taking_back import StatusColumn
from precedents.blockades import Blockade
from precedents.models import PrecedentDomain, PrecedentPage
from precedents.register import find_number
from precedents.rules import BlockingRule, Domain
from precedents.vocabulary import Kind, Outcome

STATUS = {
    "concept": ("Concept", {"live": False}),
    "gepubliceerd": ("Gepubliceerd", {"live": True, "has_unpublished_changes": False}),
    "gewijzigd": ("Gepubliceerd, met een nieuw concept", {"live": True, "has_unpublished_changes": True}),
    "aangehouden": ("Aangehouden", {"registration__held_at__isnull": False}),
    "ingetrokken": ("Ingetrokken", {"registration__withdrawn_at__isnull": False}),
}


class PrecedentFilterSet(WagtailFilterSet):
    """Values in the address are the slugs that readers have there as well."""

    kind = MultipleChoiceFilter(choices=Kind.choices, label="Soort", widget=CheckboxSelectMultiple)
    rule = ModelMultipleChoiceFilter(
        queryset=BlockingRule.objects.all(),
        method="with_rule",
        label="Regel die knelt",
        widget=CheckboxSelectMultiple,
    )
    domain = ModelMultipleChoiceFilter(
        queryset=Domain.objects.all(),
        to_field_name="slug",
        method="with_domain",
        label="Domein",
        widget=CheckboxSelectMultiple,
    )
    status = ChoiceFilter(
        choices=[(value, label) for value, (label, _) in STATUS.items()],
        method="with_status",
        label="Status",
        widget=RadioSelect,
        empty_label="Alle",
    )
    outcome = MultipleChoiceFilter(choices=Outcome.choices, label="Uitkomst", widget=CheckboxSelectMultiple)

    class Meta:
        model = PrecedentPage
        fields: list[str] = []

    def with_rule(self, pages: QuerySet, name: str, rules: QuerySet[BlockingRule]) -> QuerySet:
        return pages.filter(pk__in=Blockade.objects.filter(rule__in=rules).values("page")) if rules else pages

    def with_domain(self, pages: QuerySet, name: str, domains: QuerySet[Domain]) -> QuerySet:
        tagged = PrecedentDomain.objects.filter(tag__in=domains).values("content_object")
        return pages.filter(pk__in=tagged) if domains else pages

    def with_status(self, pages: QuerySet, name: str, status: str) -> QuerySet:
        return pages.filter(**STATUS[status][1])


COLUMNS = [
    PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
    Column("number", label="Nummer", sort_key="number", width="12%"),
    Column("kind", label="Soort", accessor="get_kind_display", sort_key="kind", width="10%"),
    Column("outcome", label="Uitkomst", accessor="get_outcome_display", sort_key="outcome", width="14%"),
    DateColumn(
        "latest_revision_created_at", label="Bijgewerkt", sort_key="latest_revision_created_at", width="12%"
    ),
    StatusColumn("status", label="Status", sort_key="live", width="12%"),
]


class NumberSearch:
    """A citation number as question finds that precedent, however the search backend cuts words."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        number = find_number(self.search_query or "")
        return queryset.filter(number=str(number)) if number else super().search_queryset(queryset)


class PrecedentIndexView(NumberSearch, IndexView):
    base_columns = COLUMNS

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return super().annotate_queryset(pages).prefetch_related("registration")


class ShelfView(NumberSearch, ExplorableIndexView):
    base_columns = COLUMNS

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """On the shelf stand precedents only; a search of all pages finds others too."""
        annotated = super().annotate_queryset(pages)
        return annotated if self.is_searching_whole_tree else annotated.prefetch_related("registration")


class PrecedentListing(PageListingViewSet):
    model = PrecedentPage
    name = url_prefix = "precedenten"
    index_view_class = PrecedentIndexView
    filterset_class = PrecedentFilterSet
    icon = "folder-open-inverse"
    menu_label = "Precedenten"
    menu_order = 110
    add_to_admin_menu = True


class ShelfListing(PageViewSet):
    """The same list where someone explores the pages of the site."""

    model = PrecedentPage
    icon = "folder-open-inverse"
    index_view_class = ShelfView
    filterset_class = PrecedentFilterSet
