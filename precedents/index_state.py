"""What is known of the index of each engine, and the lock under which it is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction


class IndexState(models.Model):
    """The last rebuild and the last comparison; a moment that is empty has not been yet.

    `rebuilding` tells that a new index is being made: until it is done, written changes are kept for it.
    """

    engine = models.CharField(max_length=20, primary_key=True)
    rebuilding = models.BooleanField(default=False)
    rebuilt_at = models.DateTimeField(null=True)
    rebuilt_count = models.PositiveIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    differences = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = "stand van de zoekindex"
        verbose_name_plural = "standen van de zoekindex"

    def __str__(self) -> str:
        return self.engine


@contextmanager
def locked(engine: str) -> Iterator[IndexState]:
    """Alone among all processes that write the index, until the transaction ends.

    On PostgreSQL the row is locked; on SQLite a transaction is alone by itself (IMMEDIATE).
    """
    IndexState.objects.get_or_create(engine=engine)
    with transaction.atomic():
        yield IndexState.objects.select_for_update().get(engine=engine)
