"""The address that answers the search field while somebody types."""

from dataclasses import asdict

from django import forms
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from precedents.finding import LONGEST
from precedents.forms import RETYPE, UNREADABLE
from precedents.suggestions import suggestions

NOT_KEPT = {"Cache-Control": "no-store"}


class TypedForm(forms.Form):
    """What stands in the search field up to the place where somebody types."""

    q = forms.CharField(
        strip=False,  # a space behind a word says that it is complete
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": f"Uw vraag is te lang. Gebruik hoogstens {LONGEST} tekens.",
            "null_characters_not_allowed": RETYPE,
        },
    )

    def clean_q(self) -> str:
        text = self.cleaned_data["q"]
        if UNREADABLE.search(text):
            raise forms.ValidationError(RETYPE)
        return text


@csrf_exempt  # nothing changes, and another site cannot read the answer: a token would protect nothing
@require_POST  # the text goes in the body, so that it is in no address and no access log
def suggest(request: HttpRequest) -> JsonResponse:
    """`{"groups": [{"name", "title", "suggestions": [{"label", "url", "text", "note"}]}]}`; 400 with a
    sentence in `error` for a text that cannot be read."""
    form = TypedForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(form.errors["q"])}, status=400, headers=NOT_KEPT)
    groups = [asdict(group) for group in suggestions(form.cleaned_data["q"])]
    return JsonResponse({"groups": groups}, headers=NOT_KEPT)
