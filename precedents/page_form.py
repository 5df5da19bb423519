"""The forms of a precedent: what must fit together between rows, and what a copy may be."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.forms import (
    CheckboxSelectMultiple,
    HiddenInput,
    ModelForm,
    ModelMultipleChoiceField,
    ValidationError,
)
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from precedents.rules import Domain

NOT_ON_PAGE = "Deze regel staat niet op deze pagina. Voeg hem toe als blokkade, of kies een andere."
TWICE_ON_PAGE = "Deze regel staat al op deze pagina. Voeg samen wat u over deze regel schreef."
NO_ALIAS = (
    "Van een precedent bestaat geen alias: elk precedent heeft een eigen nummer. Maak een gewone kopie."
)


class PrecedentPageForm(WagtailAdminPageForm):
    domains = ModelMultipleChoiceField(
        Domain.objects.all(),
        label="Domeinen",
        required=False,
        widget=CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Dit domein staat niet in de lijst.",
            "invalid_pk_value": "Dit domein staat niet in de lijst.",
        },
    )

    def is_valid(self) -> bool:
        if self.is_bound:
            self._check_blockades()
        return super().is_valid()

    def _post_clean(self) -> None:
        self.instance.unfinished = self.is_deferred_validation
        super()._post_clean()

    def _check_blockades(self) -> None:
        """Puts each message at the field that it is about; the formset then counts the row as wrong."""
        rows = [form for form in self.formsets["blockades"].forms if _counts(_cleaned(form))]
        rules = {form.cleaned_data["rule"] for form in rows}
        seen = set()
        for form in rows:
            rule, awaited = form.cleaned_data["rule"], form.cleaned_data.get("waits_for")
            if awaited and awaited not in rules:
                form.add_error("waits_for", NOT_ON_PAGE)
            if rule in seen:
                form.add_error("rule", TWICE_ON_PAGE)
            seen.add(rule)


def _cleaned(form: ModelForm) -> Mapping[str, object]:
    """What the row holds as far as it is right, also when something else in it is wrong."""
    form.is_valid()
    return form.cleaned_data


def _counts(row: Mapping[str, object]) -> bool:
    return bool(row.get("rule")) and not row.get("DELETE")


class PrecedentCopyForm(CopyForm):
    def __init__(self, *args: object, user: AbstractBaseUser, **kwargs: object) -> None:
        super().__init__(*args, user=user, **kwargs)
        if "alias" in self.fields:
            self.fields["alias"].widget = HiddenInput()

    def clean_alias(self) -> bool:
        if self.cleaned_data["alias"]:
            raise ValidationError(NO_ALIAS)
        return False
