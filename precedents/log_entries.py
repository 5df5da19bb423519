"""Wagtail's history of a precedent: who did what and when, under the citation number and without its texts.

Wagtail writes the title as label of every entry, old and new titles of a rename, and what was said about the
text. A title may hold a name that a later version no longer has, so it never gets in; what was said goes when
the page is published (`precedents.purging`).
"""

from collections.abc import Mapping

from django.db.models.signals import pre_save
from wagtail.models import Page, PageLogEntry

from precedents.models import PrecedentPage

WITHOUT_NUMBER = "precedent"
TITLED = ("page", "source", "destination")
"""Parts of `data` that name a page; `workflow` names workflows and tasks only, and stays."""
REMARKS = ("comment", "reply")


def watch() -> None:
    pre_save.connect(_without_title, PageLogEntry, dispatch_uid="precedents.log_entry")


def forget_texts(page: Page) -> None:
    """Takes titles and remarks out of all entries of a precedent; who, what and when stay."""
    entries = PageLogEntry.objects.filter(page_id=page.pk)
    for pk, data in entries.values_list("pk", "data"):
        entries.filter(pk=pk).update(data=_without_remarks(_without_titles(data)))
    entries.update(label=page.number)


def _without_title(instance: PageLogEntry, **kwargs: object) -> None:
    numbers = PrecedentPage.objects.filter(pk=instance.page_id).values_list("number", flat=True)
    for number in numbers:
        instance.label = number or WITHOUT_NUMBER
        instance.data = _without_titles(instance.data)


def _without_titles(data: Mapping[str, object]) -> dict[str, object]:
    kept = {name: part for name, part in data.items() if name != "title"}
    return {name: _without(part, "title") if name in TITLED else part for name, part in kept.items()}


def _without_remarks(data: Mapping[str, object]) -> dict[str, object]:
    """A remark with a decision is a text of its own, a remark beside the text has one."""
    kept = {name: part for name, part in data.items() if not (name == "comment" and isinstance(part, str))}
    return {
        name: _without(part, "text") if name in ("comment", "reply") else part for name, part in kept.items()
    }


def _without(part: object, name: str) -> object:
    return {key: value for key, value in part.items() if key != name} if isinstance(part, dict) else part
