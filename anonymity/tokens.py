"""The words of a text with what stands between them: where sentences start, what belongs to one name."""

import re
from dataclasses import dataclass

from dutch.tokens import LONGEST

_LETTER = r"[^\W\d_]"
_INITIAL = r"(?:Th|Chr|Ch|Ph|IJ|Tj|Sj|Fr|Kl|[A-ZÀ-ÝŁŚŻĆ])\.(?!\w{2})"
_TOKEN = re.compile(
    rf"(?<![\w.])(?P<initials>{_INITIAL}(?:[ -]?{_INITIAL})*)|(?<![\w])(?>'?{_LETTER}++"
    rf"(?:['-]{_LETTER}++)*)(?![\d_])"
)
_INNER_CAPITAL = re.compile(r"^[a-z]{1,4}['-][A-ZÀ-Ý]")
_ENDS_SENTENCE = re.compile(r"[.!?:\n•]|^\s*$|[\"'(]\s*$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mw mevr mej dhr hr dr drs ir ing prof bc fam wed jhr ds st nr art bijv bv ca evt resp incl excl
    o.a i.v.m d.w.z geb tel blz vgl jl a.s t.a.v sr jr mgr burg gem wnd zgn
    """.split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a row of initials. `gap` is what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str
    starts_sentence: bool
    is_initials: bool

    @property
    def is_capital(self) -> bool:
        """`al-Masri` counts as a capital."""
        return (
            self.text[0].isupper()
            or self.text[1:2].isupper()
            or (_INNER_CAPITAL.search(self.text) is not None)
        )

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_glued(self) -> bool:
        """Whether it stands right behind the word before it, in one line."""
        return self.gap in (" ", "-", "  ", "", ". ")


def tokens(text: str) -> list[Token]:
    """All words of a text, in order; words with digits inside and endless ones are left out."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.end() - match.start() > LONGEST:
            continue
        gap = text[end : match.start()]
        found.append(_token(match, gap, found[-1] if found else None))
        end = match.end()
    return found


def _token(match: re.Match[str], gap: str, previous: Token | None) -> Token:
    return Token(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        gap=gap,
        starts_sentence=previous is None or _starts_sentence(gap, previous),
        is_initials=bool(match["initials"]),
    )


def _starts_sentence(gap: str, previous: Token) -> bool:
    """The full stop of `mr.` or of an initial ends none."""
    if gap.startswith(".") and previous.lower in _ABBREVIATIONS and gap.strip() == ".":
        return False
    return bool(gap.strip() or "\n" in gap) and bool(_ENDS_SENTENCE.search(gap))
