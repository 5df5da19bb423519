"""The edit form of a precedent: what must fit together between the rows of the form."""

from collections.abc import Mapping

from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from wagtail.admin.forms import WagtailAdminPageForm

from precedents.rules import Domain

WAITS_FOR_ITSELF = "Een regel kan niet op zichzelf wachten. Kies een andere regel."
NOT_ON_PAGE = "Deze regel staat niet op deze pagina. Voeg hem toe als blokkade, of kies een andere."


class PrecedentPageForm(WagtailAdminPageForm):
    domains = ModelMultipleChoiceField(
        Domain.objects.all(),
        label="Domeinen",
        required=False,
        widget=CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Dit domein staat niet in de lijst."},
    )

    def is_valid(self) -> bool:
        return super().is_valid() and self._waiting_fits()

    def _waiting_fits(self) -> bool:
        forms = [form for form in self.formsets["blockades"].forms if _counts(form.cleaned_data)]
        rules = {form.cleaned_data["rule"] for form in forms}
        for form in forms:
            awaited = form.cleaned_data.get("waits_for")
            if awaited == form.cleaned_data["rule"]:
                form.add_error("waits_for", WAITS_FOR_ITSELF)
            elif awaited and awaited not in rules:
                form.add_error("waits_for", NOT_ON_PAGE)
        return all(form.is_valid() for form in forms)


def _counts(row: Mapping[str, object]) -> bool:
    return bool(row.get("rule")) and not row.get("DELETE")
