"""Rules, domains and laws in the admin: lists and edit screens."""

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet, SnippetViewSetGroup

from precedents.admin_choosers import LawChooser, NamedChooser, RuleChooser
from precedents.admin_words import WordGroupViewSet
from precedents.rules import BlockingRule, Domain, Law

REFERENCE = [
    FieldPanel("law"),
    FieldRowPanel([FieldPanel("article"), FieldPanel("paragraph"), FieldPanel("item"), FieldPanel("date")]),
]

rule_tabs = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("name"),
                FieldPanel("core"),
                FieldPanel("purpose", help_text="Wat wil deze regel bereiken? Leg het uit zonder oordeel."),
                FieldPanel("typical_situations"),
                FieldPanel("everyday_words"),
                FieldPanel("caution", help_text="Wat gaat bij deze regel vaak mis?"),
            ],
            heading="De regel",
        ),
        ObjectList(
            [
                FieldRowPanel([FieldPanel("level"), FieldPanel("boundary")]),
                FieldPanel("domain"),
                FieldPanel("other_domains", widget=CheckboxSelectMultiple),
            ],
            heading="Indeling",
        ),
        ObjectList(
            [
                FieldPanel("deciders", widget=CheckboxSelectMultiple),
                InlinePanel("grounds", heading="Waar de regel staat", label="Grondslag", panels=REFERENCE),
                InlinePanel(
                    "routes",
                    heading="Ruimte om af te wijken",
                    label="Ruimte",
                    panels=[
                        FieldPanel("route"),
                        FieldPanel("description"),
                        *REFERENCE,
                        FieldPanel("verified"),
                    ],
                ),
            ],
            heading="Wet en ruimte",
        ),
    ]
)


class LawForm(WagtailAdminModelForm):
    """The BWB number is what precedents refer to: it is given once."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bwb_id"].disabled = not self.instance._state.adding


# Lists and edit screens


class InspectWords(InspectView):
    def get_everyday_words_display_value(self) -> str:
        return ", ".join(self.object.everyday_words.splitlines())


class InspectRule(InspectWords):
    def get_typical_situations_display_value(self) -> str:
        lines = ((line,) for line in self.object.typical_situations.splitlines())
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines))


class RuleViewSet(SnippetViewSet):
    model = BlockingRule
    icon = "warning"
    menu_label = "Regels"
    list_display = [
        "name",
        "domain",
        Column("level", label="Niveau", accessor="get_level_display", sort_key="level"),
        Column("boundary", label="Grenstype", accessor="get_boundary_display", sort_key="boundary"),
        UpdatedAtColumn(),
    ]
    list_filter = ["domain", "level", "boundary"]
    search_fields = ["name", "core", "everyday_words"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectRule
    inspect_view_fields = [
        "name",
        "core",
        "purpose",
        "level",
        "boundary",
        "domain",
        "typical_situations",
        "everyday_words",
        "deciders",
        "caution",
    ]
    edit_handler = rule_tabs
    chooser_viewset_class = RuleChooser

    def get_queryset(self, request: HttpRequest) -> QuerySet[BlockingRule]:
        return BlockingRule.objects.select_related("domain")


class DomainViewSet(SnippetViewSet):
    model = Domain
    icon = "tag"
    menu_label = "Domeinen"
    list_display = ["name", "covers", UpdatedAtColumn()]
    ordering = ["position", "name"]
    search_fields = ["name", "covers", "everyday_words"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectWords
    inspect_view_fields = ["name", "covers", "everyday_words"]
    panels = [
        FieldPanel("name"),
        FieldPanel("covers", help_text="Waar gaat dit domein over, in een paar woorden?"),
        FieldPanel("everyday_words"),
        FieldPanel("position"),
    ]
    chooser_viewset_class = NamedChooser


class LawViewSet(SnippetViewSet):
    model = Law
    icon = "doc-full"
    menu_label = "Wetten"
    list_display = ["name", "abbreviation", "bwb_id"]
    search_fields = ["name", "abbreviation", "bwb_id"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["bwb_id", "name", "abbreviation"]
    edit_handler = ObjectList(
        [FieldPanel("bwb_id"), FieldPanel("name"), FieldPanel("abbreviation")], base_form_class=LawForm
    )
    chooser_viewset_class = LawChooser


class RuleGroup(SnippetViewSetGroup):
    items = (RuleViewSet, DomainViewSet, WordGroupViewSet, LawViewSet)
    menu_label = "Regels"
    menu_icon = "list-ul"
    menu_order = 120
