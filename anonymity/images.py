"""Advice on statements that paint somebody: judgments, motives, hearsay and what may be outdated.

It never blocks and never scores: when it speaks it is mostly right, its silence says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.reading import read
from anonymity.sheet import Mark, Sheet

ADJECTIVES, NOUNS = "JUDGMENT adjectives", "JUDGMENT nouns"
PHRASE_KINDS = (Kind.CLICHE, Kind.ABSOLUTE, Kind.MOTIVE, Kind.SECOND_HAND, Kind.DATED)
PARTS_OF_EDITORS = (ADJECTIVES, NOUNS, *map(str, PHRASE_KINDS))
"""The headings under which editors may keep words of their own."""

ImageWords = Mapping[str, Iterable[str]]
"""Words and phrases by heading; `*` stands for an ending of at most four letters."""

_FILE = "image_forming.txt"
_ENDING = r"\w{0,4}"
_REACH = 60
_WORDS_BETWEEN = 5
_LISTS_KEPT = 8
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True)
class _Patterns:
    judging: re.Pattern[str] | None
    nouns: re.Pattern[str] | None
    phrases: tuple[tuple[Kind, re.Pattern[str]], ...]


def standard_words(part: str) -> tuple[str, ...]:
    """The words or phrases of a part as the file has them."""
    divided = lists.phrases(_FILE, part)
    return (
        tuple(word for line in divided for word in line.split()) if part in (ADJECTIVES, NOUNS) else divided
    )


def advice(sheet: Sheet, image_words: ImageWords | None = None) -> list[Mark]:
    """The statements to look at again, in order; over other findings, but never over each other.

    `image_words` replaces the parts of the list that it names; the others stay those of the file.
    """
    patterns = _patterns(_words(image_words or {}))
    found: list[Mark] = []
    for sentence in _SENTENCE.finditer(sheet.text):
        marks = [*_judgments(sentence, patterns), *_phrases(sentence, patterns)]
        if any(mark.kind is not Kind.ABSOLUTE for mark in marks):
            found += marks
    return _apart(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _judgments(sentence: re.Match[str], patterns: _Patterns) -> list[Mark]:
    """Judging words said of a person: not of a thing (`agressieve incasso`), denied or about oneself."""
    if patterns.judging is None:
        return []
    text = sentence.group()
    return [
        Mark(sentence.start() + match.start(), sentence.start() + match.end(), Kind.JUDGMENT, Level.ADVICE)
        for match in patterns.judging.finditer(text)
        if _is_about_person(text, match, patterns.nouns)
    ]


def _is_about_person(text: str, match: re.Match[str], nouns: re.Pattern[str] | None) -> bool:
    before = text[max(0, match.start() - _REACH) : match.start()].lower().split()
    behind = text[match.end() : match.end() + _REACH].lower().split()
    near = {word.strip(",;:\"'()") for word in before[-_WORDS_BETWEEN:]}
    if near & lists.part(_FILE, "EXEMPT"):
        return False
    persons = lists.part(_FILE, "PERSONS")
    if behind and behind[0].strip(",;:") in persons:
        return True
    said = near & lists.part(_FILE, "LINKS") or (nouns and nouns.fullmatch(match.group()))
    return bool(said) and any(word.strip(",;:\"'()") in persons for word in before)


def _phrases(sentence: re.Match[str], patterns: _Patterns) -> Iterator[Mark]:
    text = sentence.group()
    names_person: bool | None = None
    for kind, pattern in patterns.phrases:
        for match in pattern.finditer(text):
            if kind in (Kind.DATED, Kind.ABSOLUTE):
                names_person = _names_person(text) if names_person is None else names_person
                if not names_person:
                    break
            yield Mark(sentence.start() + match.start(), sentence.start() + match.end(), kind, Level.ADVICE)


def _names_person(text: str) -> bool:
    return not lists.part(_FILE, "PERSONS").isdisjoint(re.findall(r"\w+", text.lower()))


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _words(given: ImageWords) -> tuple[tuple[str, ...], ...]:
    """The words of each part, in the order of `PARTS_OF_EDITORS`."""
    return tuple(tuple(given[part]) if part in given else standard_words(part) for part in PARTS_OF_EDITORS)


@lru_cache(_LISTS_KEPT)
def _patterns(words: tuple[tuple[str, ...], ...]) -> _Patterns:
    adjectives, nouns, *phrases = words
    found = ((kind, _pattern(part)) for kind, part in zip(PHRASE_KINDS, phrases, strict=True))
    return _Patterns(
        _pattern((*adjectives, *nouns)),
        _pattern(nouns),
        tuple((kind, pattern) for kind, pattern in found if pattern),
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """All words with their endings, the longest first; none when there are no words."""
    plain = {" ".join(read(word).text.split()) for word in words}
    forms = [_form(word) for word in sorted(plain, key=lambda word: (-len(word), word)) if word.strip("* ")]
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(forms)})(?![\w-])") if forms else None


def _form(word: str) -> str:
    return r"\s+".join(re.escape(piece).replace(r"\*", _ENDING) for piece in word.split(" "))
