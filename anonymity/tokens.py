"""The words of a text with what stands between them: where sentences start, what belongs to one name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anonymity.dutch_words import is_plain_word
from dutch.tokens import LONGEST

_LETTER = r"[^\W\d_]"
_INITIAL = r"(?:Th|Chr|Ch|Ph|IJ|Tj|Sj|Fr|Kl|[A-ZÀ-ÝŁŚŻĆ])\.(?:(?!\w{2})|(?=[A-ZÀ-Ý][a-zà-ÿ]{2}))"
_SHORT_PREFIX = r"[vV][./]?[dD]r?\.?(?= [A-ZÀ-Ý])"
_TOKEN = re.compile(
    rf"(?<!\w)(?<![A-Z]\.)(?P<initials>{_INITIAL}(?:[ -]?{_INITIAL})*)"
    rf"|(?<!\w)(?:{_SHORT_PREFIX}|(?>'?{_LETTER}++(?:['-]{_LETTER}++)*)(?!_|\d\w|(?<!\w\w\w)\d))"
)
_GLUED_CAPITAL = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Ý][a-zà-ÿ])")
_INNER_CAPITAL = re.compile(r"^[a-z]{1,4}['-][A-ZÀ-Ý]")
_ENDS_SENTENCE = re.compile(r"[.!?:\n•]|^\s*$|[\"'(]\s*$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mw mevr mej dhr hr dr drs ir ing prof bc fam wed jhr ds st nr art bijv bv ca evt resp incl excl
    o.a i.v.m d.w.z geb tel blz vgl jl a.s t.a.v sr jr mgr burg gem wnd zgn v vd
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
        return self.gap in (" ", "-", "  ", "", ". ", ".")


def tokens(text: str) -> list[Token]:
    """All words of a text, in order; words with digits inside and endless ones are left out."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.end() - match.start() > LONGEST:
            continue
        for start, word in _apart(match):
            gap = text[end:start]
            found.append(_token(start, word, gap, found[-1] if found else None, bool(match["initials"])))
            end = found[-1].end
    return found


def _apart(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """`vanDijk` and `gebouwJansen` are two words: one that Dutch knows, and a capital."""
    word = match.group()
    glued = None if match["initials"] or word[0].isupper() else _GLUED_CAPITAL.search(word)
    if glued and is_plain_word(word[: glued.start()]):
        yield match.start(), word[: glued.start()]
        yield match.start() + glued.start(), word[glued.start() :]
    else:
        yield match.start(), word


def _token(start: int, text: str, gap: str, previous: Token | None, is_initials: bool) -> Token:
    return Token(
        text=text,
        start=start,
        end=start + len(text),
        gap=gap,
        starts_sentence=previous is None or _starts_sentence(gap, previous),
        is_initials=is_initials,
    )


def _starts_sentence(gap: str, previous: Token) -> bool:
    """The full stop of `mr.` or of an initial ends none."""
    if gap.startswith(".") and previous.lower in _ABBREVIATIONS and gap.strip() == ".":
        return False
    return bool(gap.strip() or "\n" in gap) and bool(_ENDS_SENTENCE.search(gap))
