"""The tabs of the edit screen with the findings beside them, in every tab."""

from django.forms import Media, Script
from django.urls import reverse
from wagtail.admin.panels import TabbedInterface

from precedents.findings import JudgedSpot, findings_of
from precedents.form_findings import Unfit, again, copied, findings_in
from precedents.private_names import NamesUnreadable, names_of
from precedents.shown_findings import ShownFindings, is_locked


class FindingsTabs(TabbedInterface):
    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "precedents/admin/findings_tabs.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            context = super().get_context_data(parent_context)
            return {**context, **self._addresses(), **self._names(), **self._found()}

        @property
        def media(self) -> Media:
            ours = Media(
                css={"all": ["kb/tokens.css", "kb/admin-findings.css"]},
                js=[Script("kb/admin-findings.js", type="module")],
            )
            return super().media + ours

        def _addresses(self) -> dict[str, object]:
            if self.instance.pk is None:
                return {"refresh_url": reverse("findings_of_new", args=[self.form.parent_page.pk])}
            page = [self.instance.pk]
            return {
                "refresh_url": reverse("findings", args=page),
                "names_url": reverse("names_of_case", args=page),
                "is_locked": is_locked(self.instance, self.request.user),
            }

        def _names(self) -> dict[str, str]:
            """Names that cannot be read show as none: the list of findings says what to do."""
            try:
                return {"names": "\n".join(names_of(self.instance))}
            except NamesUnreadable:
                return {"names": ""}

        def _found(self) -> dict[str, object]:
            try:
                return {"shown": ShownFindings(self._findings(), self.instance, self.request.user)}
            except (Unfit, NamesUnreadable) as error:
                return {"said": str(error)}

        def _findings(self) -> list[JudgedSpot]:
            """Of what was typed, when the form came back with a fault; else of the page as it was saved."""
            if self.form.is_bound:
                return findings_in(again(self.form, copied(self.instance)))
            return findings_of(self.instance)
