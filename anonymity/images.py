"""Advice on statements that paint somebody: judgments, motives, hearsay and what may be outdated.

It never blocks and never scores: when it speaks it is mostly right, its silence says nothing.
"""

import re
from functools import cache

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.sheet import Mark, Sheet

_REACH = 60
_WORDS_BETWEEN = 5
_SENTENCE = re.compile(r"[^.!?\n]+")


def advice(sheet: Sheet) -> list[Mark]:
    """The statements to look at again, in order; over other findings, but never over each other."""
    found: list[Mark] = []
    for sentence in _SENTENCE.finditer(sheet.text):
        marks = [*_judgments(sentence), *_phrases(sentence)]
        if any(mark.kind is not Kind.ABSOLUTE for mark in marks):
            found += marks
    return _apart(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _judgments(sentence: re.Match[str]) -> list[Mark]:
    """Judging words said of a person: not of a thing (`agressieve incasso`), denied or about oneself."""
    text = sentence.group()
    return [
        Mark(sentence.start() + match.start(), sentence.start() + match.end(), Kind.JUDGMENT, Level.ADVICE)
        for match in _judging().finditer(text)
        if _is_about_person(text, match)
    ]


def _is_about_person(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _REACH) : match.start()].lower().split()
    behind = text[match.end() : match.end() + _REACH].lower().split()
    near = {word.strip(",;:\"'()") for word in before[-_WORDS_BETWEEN:]}
    if near & lists.part("image_forming.txt", "EXEMPT"):
        return False
    persons = lists.part("image_forming.txt", "PERSONS")
    if behind and behind[0].strip(",;:") in persons:
        return True
    said = near & lists.part("image_forming.txt", "LINKS") or match.group().lower() in _nouns()
    return bool(said) and any(word.strip(",;:\"'()") in persons for word in before)


def _phrases(sentence: re.Match[str]) -> list[Mark]:
    return [
        Mark(sentence.start() + match.start(), sentence.start() + match.end(), kind, Level.ADVICE)
        for kind, pattern in _patterns()
        for match in pattern.finditer(sentence.group())
        if kind not in (Kind.DATED, Kind.ABSOLUTE) or _names_person(sentence.group())
    ]


def _names_person(text: str) -> bool:
    return not lists.part("image_forming.txt", "PERSONS").isdisjoint(re.findall(r"\w+", text.lower()))


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


@cache
def _judging() -> re.Pattern[str]:
    words = lists.part("image_forming.txt", "JUDGMENT adjectives") | _nouns()
    forms = "|".join(
        re.escape(word).replace(r"\*", r"\w{0,4}") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?i)(?<![\w-])(?:{forms})(?![\w-])")


@cache
def _nouns() -> frozenset[str]:
    return lists.part("image_forming.txt", "JUDGMENT nouns")


@cache
def _patterns() -> list[tuple[Kind, re.Pattern[str]]]:
    kinds = (Kind.CLICHE, Kind.ABSOLUTE, Kind.MOTIVE, Kind.SECOND_HAND, Kind.DATED)
    return [(kind, _pattern(lists.phrases("image_forming.txt", kind))) for kind in kinds]


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})(?!\w)"
    )
