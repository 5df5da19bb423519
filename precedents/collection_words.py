"""The words that stand in findable precedents, to correct a typed word or to complete it.

A word stays here when its last precedent is withdrawn, until the next rebuild: who shows a word first
asks the engine whether a precedent holds it (`Engine.holding`).
"""

from django.db import models


class CollectionWord(models.Model):
    """A word of a findable precedent as `dutch.analysis.exact` gives it: lower case, accents folded."""

    word = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
