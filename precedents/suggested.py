"""What a reader has typed so far, and one thing it may be meant to become."""

from dataclasses import dataclass

from dutch.analysis import exact, is_stop_word
from dutch.tokens import words

LONGEST = 100
"""Characters of what was typed that are looked at: the last ones."""


@dataclass(frozen=True)
class Suggestion:
    """`url` leads to a page or a list; without it choosing makes `text` the question. `note` says why."""

    label: str
    url: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Typed:
    """`last` is the word that is being typed (a token as in `CollectionWord`), `before` the telling words
    in front of it, and `head` all text up to it. `is_open` until something else follows that word."""

    text: str
    head: str
    before: tuple[str, ...]
    last: str
    is_open: bool


def read(text: str) -> Typed:
    tail = text[-LONGEST:]
    found = list(words(tail))
    if not found:
        return Typed(tail, head=text, before=(), last="", is_open=False)
    *others, last = found
    return Typed(
        text=tail,
        head=text[: len(text) - len(tail) + last.start],
        before=tuple(exact(word.text) for word in others if not is_stop_word(word.text)),
        last=exact(last.text),
        is_open=last.end == len(tail),
    )
