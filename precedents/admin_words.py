"""Word groups in the admin: list, edit screen, and what a change does to a search before it is saved."""

from django.core.exceptions import ValidationError
from django.forms import CharField, ModelForm, RadioSelect, TextInput
from django.http import HttpResponse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView, SnippetViewSet

from precedents.finding import EngineDown
from precedents.forms import SearchForm
from precedents.word_group_effect import Effect
from precedents.word_groups import WordGroup

TRY = "action-try"
"""The button that shows what would change and saves nothing."""

NOTHING_TYPED = "Typ een voorbeeldvraag."


class WordGroupForm(WagtailAdminModelForm):
    example = CharField(
        label="Voorbeeldvraag",
        required=False,
        help_text="Typ een vraag zoals een collega die typt. De vraag wordt niet bewaard.",
        widget=TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_example(self) -> str:
        """A question that can be asked, when somebody asks it."""
        text = self.cleaned_data["example"]
        if TRY in self.data and (wrong := SearchForm({"q": text}).sentences if text else [NOTHING_TYPED]):
            raise ValidationError(wrong)
        return text


class EffectPanel(Panel):
    """The button, and after a press of it what the words of the form do to the example."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "precedents/admin/word_group_effect.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            context = {**super().get_context_data(parent_context), "button": TRY, "url": self.request.path}
            if TRY not in self.request.POST or not self.form.is_valid():
                return context
            try:
                return {**context, "effect": Effect(self.form.cleaned_data["example"], self.form.instance)}
            except EngineDown:
                return {**context, "is_down": True}


class TriedFirst:
    """A create or edit view whose form can be tried."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        if TRY not in self.request.POST:
            return super().form_valid(form)
        self.form = form
        return self.render_to_response(self.get_context_data(form=form))


class AddWords(TriedFirst, CreateView):
    pass


class EditWords(TriedFirst, EditView):
    pass


class InspectWords(InspectView):
    def get_words_display_value(self) -> str:
        return ", ".join(self.object.words.splitlines())

    def get_finds_display_value(self) -> str:
        return ", ".join(self.object.finds.splitlines())


def _finds(group: WordGroup) -> str:
    return ", ".join(group.finds.splitlines()) or "elkaar"


class WordGroupViewSet(SnippetViewSet):
    model = WordGroup
    icon = "comment"
    menu_label = "Woordgroepen"
    list_display = [
        "__str__",
        Column("finds", label="Vindt ook", accessor=_finds),
        UpdatedAtColumn(),
    ]
    list_filter = ["direction"]
    search_fields = ["words", "finds"]
    list_per_page = 50
    copy_view_enabled = False
    add_view_class = AddWords
    edit_view_class = EditWords
    inspect_view_enabled = True
    inspect_view_class = InspectWords
    inspect_view_fields = ["words", "direction", "finds"]
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("direction", widget=RadioSelect),
            FieldPanel("finds"),
            MultiFieldPanel([FieldPanel("example"), EffectPanel()], heading="Wat verandert er?"),
        ],
        base_form_class=WordGroupForm,
    )
