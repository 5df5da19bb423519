"""Choosers of rules and laws, which look for words in a name or in everyday language."""

from django.db.models import Model, Q, QuerySet
from django.forms import CharField, TextInput
from django.utils.functional import cached_property
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class WordsForm(BaseFilterForm):
    q = CharField(
        label="Zoek op een woord", required=False, widget=TextInput(attrs={"placeholder": "Zoeken"})
    )
    looks_in: tuple[str, ...] = ()

    def filter(self, objects: QuerySet) -> QuerySet:
        for word in self.cleaned_data.get("q", "").split():
            places = [(f"{name}__icontains", word) for name in self.looks_in]
            objects = objects.filter(Q.create(places, connector=Q.OR))
        return super().filter(objects)


class RuleWordsForm(WordsForm):
    looks_in = ("name", "core", "everyday_words")


class LawWordsForm(WordsForm):
    looks_in = ("name", "abbreviation", "bwb_id")


class ChooseRule(ChooseView):
    filter_form_class = RuleWordsForm


class ChooseRuleResults(ChooseResultsView):
    filter_form_class = RuleWordsForm


class ChooseLaw(ChooseView):
    filter_form_class = LawWordsForm


class ChooseLawResults(ChooseResultsView):
    filter_form_class = LawWordsForm


class ChooserWidget(AdminSnippetChooser):
    """With words of our own: Wagtail's are fixed at the start, in English when a command starts it."""

    def __init__(self, model: type[Model], **kwargs: object) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = f"Kies een {model._meta.verbose_name}"
        self.choose_another_text = "Kies opnieuw"
        self.link_to_chosen_text = "Bewerken"


class NamedChooser(SnippetChooserViewSet):
    @cached_property
    def widget_class(self) -> ChooserWidget:
        return ChooserWidget(model=self.model, icon=self.icon)


class RuleChooser(NamedChooser):
    choose_view_class = ChooseRule
    choose_results_view_class = ChooseRuleResults


class LawChooser(NamedChooser):
    choose_view_class = ChooseLaw
    choose_results_view_class = ChooseLawResults
