"""The sheet that all steps work on: the text, what is taken already and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from anonymity.finding import Kind, Level


@dataclass(frozen=True)
class Mark:
    """A finding on the sheet, in positions of the sheet's text."""

    start: int
    end: int
    kind: Kind
    level: Level


@dataclass
class Sheet:
    """`taken[i]` says that sign i belongs to a finding or is known to be harmless: no later step marks it."""

    text: str
    taken: bytearray = field(init=False)
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))

    def is_free(self, start: int, end: int) -> bool:
        """Whether no sign of the stretch is taken."""
        return not any(self.taken[start:end])

    def skip(self, start: int, end: int) -> None:
        """Take a stretch that is known to be harmless."""
        self.taken[start:end] = b"\1" * (end - start)

    def mark(self, start: int, end: int, kind: Kind, level: Level) -> None:
        """Mark a stretch and take it. What was taken before inside it stays marked as well."""
        self.marks.append(Mark(start, end, kind, level))
        self.skip(start, end)

    def mark_all(self, pattern: re.Pattern[str], kind: Kind, level: Level, group: str | int = 0) -> None:
        """Mark each match that is free, or a group of it."""
        for match in self.free_matches(pattern, group):
            self.mark(*match.span(group), kind, level)

    def free_matches(self, pattern: re.Pattern[str], group: str | int = 0) -> Iterator[re.Match[str]]:
        """The matches of which the group is free, in order."""
        for match in pattern.finditer(self.text):
            if match.group(group) and self.is_free(*match.span(group)):
                yield match

    def before(self, start: int, size: int) -> str:
        """At most so many signs in front, of the same line, in lower case."""
        return self.text[max(0, start - size) : start].rsplit("\n", 1)[-1].lower()

    def after(self, end: int, size: int) -> str:
        """At most so many signs behind, of the same line, in lower case."""
        return self.text[end : end + size].split("\n", 1)[0].lower()
