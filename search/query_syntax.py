"""What a reader types, read once for both engines.

    schulden briefadres       either word
    "eigen bijdrage"          exactly these words in this order, as a condition
    -jeugd  -"pgb tarief"     not with this word (nor as part of a longer one), not with this phrase
    uitkering OR bijstand     two ways to say one thing; OF does the same

There are no errors but length: a quotation mark without its pair and operators without a word are
passed over. Stop words do not count, nor do words that only ask ("kunt u aangeven"), unless nothing
else was typed.
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
_OR = {"OR", "OF"}
_IDLE = {"AND", "EN"}


@dataclass(frozen=True)
class Word:
    """A word of the question: its token, and those of the smallest parts of a compound."""

    text: str
    stem: str
    parts: tuple[str, ...] = ()


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
    condition. `asked` is false when nothing was typed at all, which asks for everything."""

    asked: bool = False
    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word that is looked for, those in phrases too, as often as it was typed."""
        terms = [term for group in self.groups for term in group]
        return tuple(word for term in terms for word in (term.words if isinstance(term, Phrase) else (term,)))

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
    return Question(asked=True, groups=_without_asking(groups), without=tuple(without))


def synonyms(added: Iterable[Expansion]) -> Synonyms:
    """Other ways to say the question, as the words that count in each."""
    read = (Synonym(_counting(one.words), frozenset(map(exact, one.instead_of))) for one in added)
    return tuple(one for one in read if one.words)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that count, without syntax or limit, as often as they stand there."""
    return _counting(word.text for word in tokens.words(text))


def _counting(words: Iterable[str]) -> tuple[Word, ...]:
    return tuple(_word(word) for word in words if not is_stop_word(word))


def _word(text: str) -> Word:
    return Word(text, stem(text), leaf_stems(text))


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
    return isinstance(term, Word) and exact(term.text) in QUESTION_WORDS
