"""The findings in what stands in the form of a precedent, saved or not. Looking writes nothing."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from precedents.findings import JudgedSpot, findings_of

NO_TITLE = "Zonder titel"
UNFIT = "Wij kunnen de tekst nu niet nakijken. Kijk eerst bij: {}. De lijst is van daarvoor."
INCOMPLETE = "Wij kregen niet het hele formulier. Ververs de pagina en probeer het opnieuw."


class Unfit(ValueError):
    """What was typed is no precedent yet. The message names the fields to look at."""


def form_over(page: Page, data: QueryDict, parent: Page, user: AbstractBaseUser) -> WagtailAdminPageForm:
    """The form of the edit screen, filled with what was posted. Without a title it can be looked at too."""
    if not data.get("title", "").strip():
        data = data.copy()
        data["title"] = NO_TITLE
    form_class = page.get_edit_handler().get_form_class()
    return form_class(data, instance=page, parent_page=parent, for_user=user)


def copied(page: Page) -> Page:
    """Another page with the same content, rows and ids, so that a form may fill it."""
    return type(page).from_serializable_data(page.serializable_data(), check_fks=False)


def again(form: WagtailAdminPageForm, page: Page) -> WagtailAdminPageForm:
    """A second form with the same data over another page: looking leaves the first one as it is."""
    return type(form)(form.data, instance=page, parent_page=form.parent_page, for_user=form.for_user)


def findings_in(form: WagtailAdminPageForm) -> list[JudgedSpot]:
    """What is found in the page that this form makes; the page is its instance. Unfinished is fine.

    A form makes a row for each new tag: those are taken back. Raises Unfit and NamesUnreadable.
    """
    form.defer_required_fields()
    if not _is_valid(form):
        raise Unfit(UNFIT.format(", ".join(dict.fromkeys(_faulty(form)))))
    with transaction.atomic():
        found = findings_of(form.save(commit=False))
        transaction.set_rollback(True)
    return found


def _is_valid(form: WagtailAdminPageForm) -> bool:
    """Wagtail reads how many blocks and rows were sent without asking whether that was sent at all."""
    try:
        return form.is_valid()
    except MultiValueDictKeyError as error:
        raise Unfit(INCOMPLETE) from error


def _faulty(form: WagtailAdminPageForm) -> Iterator[str]:
    for name in form.errors:
        yield str(form.fields[name].label) if name in form.fields else "de hele pagina"
    for name, formset in form.formsets.items():
        if not formset.is_valid():
            yield str(form.instance._meta.get_field(name).related_model._meta.verbose_name_plural)
