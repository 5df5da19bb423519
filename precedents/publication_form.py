"""What the form of a precedent asks before its text goes on to readers."""

from precedents import gone
from precedents.public_versions import Change

WHAT_CHANGED = "Kies bij ‘Afronding’ wat er is gewijzigd. Lezers zien dat bij de versies."
OF_A_VERSION = ("change", "change_note")


class AsksForPublication:
    """Mixed into a page form. Saving a draft asks nothing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "change" not in self.fields:
            return
        field = self.fields["change"]
        field.choices = [(value, label) for value, label in field.choices if value != Change.FIRST]
        if self.instance.live and not self.instance.has_unpublished_changes:
            # What stands there is about the version that readers have; the next is another change.
            self.initial.update(dict.fromkeys(OF_A_VERSION, ""))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if not self.is_deferred_validation and self.instance.pk:
            gone.refuse_withdrawn(self.instance)
            if self._brings_a_version() and not cleaned.get("change"):
                self.add_error("change", WHAT_CHANGED)
        return cleaned

    def _brings_a_version(self) -> bool:
        """What was unpublished and is published again as it was, is no other version."""
        is_next = "change" in self.fields and self.instance.first_published_at
        return bool(is_next) and (self.instance.live or self.has_changed())
