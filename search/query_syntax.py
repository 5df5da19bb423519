"""What a reader types, read once for both engines.

    schulden briefadres       either word
    "eigen bijdrage"          exactly these words in this order, as a condition
    -jeugd  -"pgb tarief"     not with this word (nor as part of a longer one), not with this phrase
    uitkering OR bijstand     two ways to say one thing; OF does the same

There are no errors but length: a quotation mark without its pair and operators without a word are
passed over. Stop words do not count. Words that only ask ("kunt u aangeven") find nothing, unless nothing
else was typed; they add a little to the order.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import exact, is_stop_word, leaf_stems, stem
from dutch.stopwords import QUESTION_WORDS
from search.contract import Expansion, QueryError

LONGEST = 500
"""Characters in a question."""

QUOTES = '"“”„‟'
_ONE_QUOTE = str.maketrans(dict.fromkeys(QUOTES, '"'))
_PIECE = re.compile(r"""(?P<minus>(?<!\S)-+)?(?:"(?P<phrase>[^"]*)"|(?P<typed>[^\s"]+))""")
ASKING_WEIGHT = 0.3
_OR = {"OR", "OF"}
_IDLE = {"AND", "EN"}


@dataclass(frozen=True)
class Word:
    """A word of the question: its token, those of the smallest parts of a compound, and its weight."""

    text: str
    stem: str
    parts: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Phrase:
    """Words that stand next to each other: `exact` tokens in order, and the words among them that count."""

    exact: tuple[str, ...]
    words: tuple[Word, ...]


Term = Word | Phrase


@dataclass(frozen=True)
class Synonym:
    """Words that together say what the typed words `stands_for` (exact tokens) say."""

    words: tuple[Word, ...]
    stands_for: frozenset[str]


Synonyms = tuple[Synonym, ...]


@dataclass(frozen=True)
class Question:
    """A parsed question. Each group is one term, or terms that OR joins; a group with a phrase is a
    condition. `asked` is false when nothing was typed at all, which asks for everything. `ordering` is
    every word that orders the results, those that only ask too, as often as it was typed."""

    asked: bool = False
    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    ordering: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word that is looked for, those in phrases too, as often as it was typed."""
        return _words(self.groups)

    @property
    def conditions(self) -> tuple[tuple[Term, ...], ...]:
        """The groups that every hit meets."""
        return tuple(group for group in self.groups if any(isinstance(term, Phrase) for term in group))


def parse(text: str) -> Question:
    """Read a question. Raises `QueryError` when it is longer than `LONGEST`."""
    if len(text) > LONGEST:
        raise QueryError(f"Uw vraag is langer dan {LONGEST} tekens. Maak de vraag korter.")
    if not text.strip():
        return Question()
    groups, without = _read(text.translate(_ONE_QUOTE))
    return Question(True, _without_asking(groups), tuple(without), ordering=_words(groups))


def loose(text: str) -> str:
    """The question without what stands in quotation marks or must be absent: what may be said otherwise."""
    pieces = _PIECE.finditer(text.translate(_ONE_QUOTE))
    return " ".join(piece["typed"] for piece in pieces if piece["typed"] and not piece["minus"])


def left_out(text: str) -> list[tuple[int, int]]:
    """Where stands what a record must not have: start and end in the question."""
    pieces = _PIECE.finditer(text.translate(_ONE_QUOTE))
    return [piece.span() for piece in pieces if piece["minus"]]


def synonyms(added: Iterable[Expansion]) -> Synonyms:
    """Other ways to say the question, as the words that count in each."""
    read = (Synonym(_counting(one.words), frozenset(map(exact, one.instead_of))) for one in added)
    return tuple(one for one in read if one.words)


def groups_of(text: str) -> tuple[tuple[Term, ...], ...]:
    """What must be there of a text of any length, words and phrases, without what it excludes."""
    return tuple(_read(text.translate(_ONE_QUOTE))[0])


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that count, without syntax or limit, as often as they stand there."""
    return _counting(word.text for word in tokens.words(text))


def _counting(words: Iterable[str]) -> tuple[Word, ...]:
    return tuple(_word(word) for word in words if not is_stop_word(word))


def _word(text: str) -> Word:
    return Word(text, stem(text), leaf_stems(text), ASKING_WEIGHT if _asks(text) else 1.0)


def _words(groups: Iterable[tuple[Term, ...]]) -> tuple[Word, ...]:
    terms = [term for group in groups for term in group]
    return tuple(word for term in terms for word in (term.words if isinstance(term, Phrase) else (term,)))


def _read(text: str) -> tuple[list[tuple[Term, ...]], list[Term]]:
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    joins = False
    for piece in _PIECE.finditer(text):
        if piece["typed"] in _OR:
            joins = True
            continue
        terms = _terms(piece)
        if piece["minus"]:
            without += terms
        elif joins and groups and terms:
            groups[-1] += (terms[0],)
            groups += [(term,) for term in terms[1:]]
        else:
            groups += [(term,) for term in terms]
        joins = False
    return groups, without


def _terms(piece: re.Match[str]) -> list[Term]:
    if piece["phrase"] is not None:
        return _phrase(piece["phrase"])
    if piece["typed"] in _IDLE:
        return []
    return list(words_of(piece["typed"]))


def _phrase(text: str) -> list[Term]:
    found = [word.text for word in tokens.words(text)]
    return [Phrase(tuple(exact(word) for word in found), _counting(found))] if found else []


def _without_asking(groups: list[tuple[Term, ...]]) -> tuple[tuple[Term, ...], ...]:
    telling = tuple(group for group in groups if not all(_only_asks(term) for term in group))
    return telling or tuple(groups)


def _only_asks(term: Term) -> bool:
    return isinstance(term, Word) and _asks(term.text)


def _asks(word: str) -> bool:
    return exact(word) in QUESTION_WORDS
