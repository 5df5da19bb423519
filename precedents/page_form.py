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
from wagtail.models import Page

from precedents.clearances import NOT_CLEARED, is_cleared
from precedents.finding_texts import not_to_be_sent
from precedents.findings import count_open
from precedents.form_findings import Unfit, again, copied, findings_in
from precedents.private_names import NamesUnreadable
from precedents.publication_form import AsksForPublication
from precedents.rules import Domain

NOT_ON_PAGE = "Deze regel staat niet op deze pagina. Voeg hem toe als blokkade, of kies een andere."
TWICE_ON_PAGE = "Deze regel staat al op deze pagina. Voeg samen wat u over deze regel schreef."
NO_ALIAS = (
    "Van een precedent bestaat geen alias: elk precedent heeft een eigen nummer. Maak een gewone kopie."
)

PUBLISHING = "action-publish"
SENDING = {"action-submit", PUBLISHING, "action-restart-workflow"}
"""The buttons that bring a text to others."""


class PrecedentPageForm(AsksForPublication, WagtailAdminPageForm):
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
        if not self.is_bound:
            return False
        before = copied(self.instance) if self._goes_to_others() else None
        self._check_blockades()
        if not super().is_valid():
            return False
        if before is not None:
            self._refuse_what_may_not_go(before)
        return not self.errors

    def _goes_to_others(self) -> bool:
        """Saving a draft is never refused, also when a button was pressed that this user may not press."""
        return not self.is_deferred_validation and not SENDING.isdisjoint(self.data)

    def _refuse_what_may_not_go(self, before: Page) -> None:
        """Says why the text cannot go to others. `before` is the page as it was: this form is left alone."""
        second = again(self, before)
        try:
            still_open = count_open(findings_in(second))
        except (Unfit, NamesUnreadable) as error:
            self.add_error(None, str(error))
            return
        if still_open:
            self.add_error(None, not_to_be_sent(still_open))
        elif PUBLISHING in self.data and not (before.pk and is_cleared(second.instance)):
            self.add_error(None, NOT_CLEARED)

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
