"""Holding, releasing and withdrawing in the admin: buttons, a screen to confirm, and the state in lists."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from precedents import taking_back
from precedents.models import PrecedentPage
from precedents.register import WithdrawalReason
from precedents.taking_back import HOLD_SENTENCE, WITHDRAWAL_SENTENCE, CannotTakeBack
from precedents.visibility import reads_all_drafts

HELD, WITHDRAWN = "Aangehouden", "Ingetrokken"


def _sentence(initial: str) -> forms.CharField:
    return forms.CharField(
        label="Zin voor lezers",
        initial=initial,
        help_text="Dit staat op de plek van het precedent. Zeg niets over wie of wat te herkennen was.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": taking_back.NO_SENTENCE},
    )


class ReleaseForm(forms.Form):
    """Only a confirmation."""


class HoldForm(forms.Form):
    sentence = _sentence(HOLD_SENTENCE)

    def clean_sentence(self) -> str:
        return taking_back.checked(self.cleaned_data["sentence"])


class WithdrawForm(HoldForm):
    reason = forms.ChoiceField(
        label="Reden",
        choices=WithdrawalReason.choices,
        widget=forms.RadioSelect,
        help_text="Alleen voor de redactie.",
        error_messages={"required": "Kies een reden."},
    )
    sentence = _sentence(WITHDRAWAL_SENTENCE)
    field_order = ["reason", "sentence"]


@dataclass(frozen=True)
class Step:
    """One of the three, as its screen shows it. `what` says what happens, `told` that it did."""

    name: str
    label: str
    icon: str
    what: str
    told: str
    form: type[forms.Form]
    act: Callable[[Page, AbstractBaseUser, Mapping[str, str]], None]
    is_final: bool = False


HOLD = Step(
    "hold_precedent",
    "Aanhouden",
    "lock",
    "Niemand kan dit precedent nog lezen of vinden, tot u het weer toont. Wie het adres opent, leest uw zin.",
    "{} is aangehouden. Niemand kan het lezen of vinden.",
    HoldForm,
    lambda page, user, given: taking_back.hold(page, user, given["sentence"]),
)
RELEASE = Step(
    "release_precedent",
    "Weer tonen",
    "view",
    "Iedereen kan dit precedent weer lezen en vinden. Staat het niet gepubliceerd, publiceer het dan daarna.",
    "{} is niet meer aangehouden.",
    ReleaseForm,
    lambda page, user, given: taking_back.release(page, user),
)
WITHDRAW = Step(
    "withdraw_precedent",
    "Intrekken",
    "bin",
    "Dit is voor altijd. Niemand kan dit precedent nog lezen of vinden, en het nummer wordt niet opnieuw "
    "gepubliceerd. Twijfelt u nog? Houd het precedent dan aan.",
    "{} is ingetrokken. Niemand kan het lezen of vinden.",
    WithdrawForm,
    lambda page, user, given: taking_back.withdraw(page, user, given["reason"], given["sentence"]),
    is_final=True,
)


# The screen


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, page_id: int, step: Step) -> HttpResponse:
    if not reads_all_drafts(request.user):
        raise PermissionDenied
    page = get_object_or_404(PrecedentPage, pk=page_id)
    back = get_valid_next_url_from_request(request) or reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = step.form(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _done(request, page, step, form):
        return redirect(back)
    title = f"{page.number}: {step.label.lower()}"
    context = {"page_title": title, "header_title": title, "header_icon": step.icon}
    context |= {"step": step, "precedent": page, "form": form, "back": back}
    return render(request, "precedents/admin/taking_back.html", context)


def _done(request: HttpRequest, page: PrecedentPage, step: Step, form: forms.Form) -> bool:
    try:
        step.act(page, request.user, form.cleaned_data)
    except CannotTakeBack as error:
        form.add_error(None, error)
        return False
    messages.success(request, step.told.format(page.number))
    return True


def urls() -> list[URLPattern]:
    addresses = {"aanhouden": HOLD, "weer-tonen": RELEASE, "intrekken": WITHDRAW}
    return [
        path(f"precedenten/<int:page_id>/{address}/", confirm, {"step": step}, name=step.name)
        for address, step in addresses.items()
    ]


# Buttons and states


def steps_for(page: PrecedentPage, user: AbstractBaseUser) -> list[Step]:
    """What this user may do now to take this page back or show it again."""
    number = getattr(page, "registration", None)
    if number is None or not number.published or number.withdrawn_at or not reads_all_drafts(user):
        return []
    return [RELEASE if number.held_at else HOLD, WITHDRAW]


def buttons(
    page: Page, user: AbstractBaseUser, next_url: str | None = None, **kwargs: object
) -> Iterator[Button]:
    """For the menu of a page in a list and at the top of its screens."""
    if not isinstance(page, PrecedentPage):
        return
    for place, step in enumerate(steps_for(page, user)):
        yield Button(step.label, url_of(step, page.pk, next_url), icon_name=step.icon, priority=45 + place)


def url_of(step: Step, page_id: int, next_url: str | None) -> str:
    after = f"?{urlencode({'next': next_url})}" if next_url else ""
    return reverse(step.name, args=[page_id]) + after


def state_of(page: Page) -> str:
    """What a list shows beside the status of Wagtail; empty when nothing was taken back."""
    number = getattr(page, "registration", None)
    if number is None or not number.is_taken_back:
        return ""
    return WITHDRAWN if number.withdrawn_at else HELD


def show_state(request: HttpRequest, page: Page) -> None:
    """Says at the top of the edit screen that readers do not see this page."""
    if request.method == "GET" and (state := state_of(page)):
        way_on = " Maak een nieuw precedent." if state == WITHDRAWN else ""
        messages.warning(request, f"{page.number} is {state.lower()}. Lezers zien het niet.{way_on}")


class StatusColumn(PageStatusColumn):
    """With the state of what was taken back."""

    cell_template_name = "precedents/admin/taking_back_status.html"

    def get_cell_context_data(
        self, instance: Page, parent_context: Mapping[str, object]
    ) -> dict[str, object]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "taken_back": state_of(instance)}
