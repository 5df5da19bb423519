"""Finds many fixed phrases in a text in one walk over its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_PATTERNS_KEPT = 4_000


class Phrases:
    """Phrases by their first word; of those that start together the longest is found. Spaces may be any."""

    def __init__(self, phrases: Iterable[str], behind: str = r"(?!\w)") -> None:
        """`behind` is what must follow a phrase, as a regular expression."""
        found: dict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            if first := _WORD.search(phrase):
                found[first.group()].add(phrase)
        self._behind = behind
        self._by_first_word = {
            word: tuple(sorted(forms, key=lambda form: (-len(form), form))) for word, forms in found.items()
        }

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the phrases stand, in order; they do not overlap."""
        last = 0
        for word in _WORD.finditer(text) if self._by_first_word else ():
            forms = self._by_first_word.get(word.group())
            if forms is None:
                continue
            pattern, lead = _pattern(forms, self._behind)
            match = pattern.match(text, max(last, word.start() - lead)) or pattern.match(text, word.start())
            if match and match.start() >= last:
                yield match.span()
                last = match.end()


@lru_cache(_PATTERNS_KEPT)
def _pattern(forms: tuple[str, ...], behind: str) -> tuple[re.Pattern[str], int]:
    """The pattern of some phrases, and how many signs (`'`) stand before their first word at most."""
    written = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    lead = max(_WORD.search(form).start() for form in forms)
    return re.compile(rf"(?<!\w)(?:{written}){behind}"), lead
