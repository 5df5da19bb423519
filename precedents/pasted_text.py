"""A field for a text as people type or paste it."""

from django import forms

from precedents.content import lined
from precedents.forms import UNREADABLE


class PastedText(forms.CharField):
    """Line ends count once, and what nobody can read becomes a space. Longer than `longest` is refused with
    the sentence `too_long`."""

    widget = forms.Textarea

    def __init__(self, *, longest: int, too_long: str, **options: object) -> None:
        super().__init__(**options)
        self.longest, self.too_long = longest, too_long

    def to_python(self, value: object) -> str:
        return UNREADABLE.sub(" ", lined(str(value or ""))).strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise forms.ValidationError(self.too_long)
