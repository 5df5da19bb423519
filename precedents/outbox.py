"""Changes that still have to reach the search engine."""

from django.db import models


class IndexChange(models.Model):
    """This precedent changed; the row stands in the transaction of the change and goes when the index knows.

    It says nothing about what changed: who writes the index reads the present state of the page. `error` is
    why the last attempt failed. `written`: the index in use knows it, one that is being made may not.
    """

    page_id = models.BigIntegerField(db_index=True)
    noted_at = models.DateTimeField(auto_now_add=True)
    error = models.TextField(blank=True)
    written = models.BooleanField(default=False)

    class Meta:
        verbose_name = "wachtende wijziging"
        verbose_name_plural = "wachtende wijzigingen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"precedent {self.page_id}, genoteerd {self.noted_at:%Y-%m-%d %H:%M:%S}"


def note(page_ids: list[int]) -> None:
    IndexChange.objects.bulk_create([IndexChange(page_id=page_id) for page_id in page_ids])


def waiting() -> models.QuerySet[IndexChange]:
    """What the index in use does not know yet, the oldest first."""
    return IndexChange.objects.filter(written=False)


def waiting_ids() -> frozenset[str]:
    """Ids of precedents whose text in the index may be out of date: searches leave them out.

    Not only removals: an edit may have taken a name out, and the old text must not be found.
    """
    return frozenset(map(str, waiting().values_list("page_id", flat=True)))
