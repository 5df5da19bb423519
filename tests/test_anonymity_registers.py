"""Floors of the detector on invented sentences in many registers; their marks say what must be found."""

import re
from pathlib import Path

import pytest

from anonymity.detector import detect
from anonymity.finding import Level

HERE = Path(__file__).parent
BLOCKING = {Level.BLOCK, Level.RESOLVE}
MARK = re.compile(r"\[\[(?P<direct>.*?\]?)\]\](?!\])|\{\{(?P<hint>.*?)\}\}", re.DOTALL)


def lines(name):
    read = (HERE / name).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in read if line.strip() and not line.startswith("#")]


def without_marks(line):
    """The text and its marked stretches: (start, end, whether it is direct)."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        value = mark["direct"] or mark["hint"]
        spans.append((len(text), len(text) + len(value), mark["direct"] is not None))
        text, at = text + value, mark.end()
    return text + line[at:], spans


@pytest.fixture(scope="module")
def texts():
    return [
        (text, spans, detect(text)) for text, spans in map(without_marks, lines("anonymity_sentences.txt"))
    ]


def share(texts, direct, levels):
    hits = []
    for text, spans, findings in texts:
        signs = {at for f in findings if f.level in levels for at in range(f.start, f.end)}
        for start, end, is_direct in spans:
            if is_direct is direct:
                hits.append({at for at in range(start, end) if text[at].isalnum()} <= signs)
    return sum(hits) / len(hits)


def test_the_sentences_are_many(texts):
    assert len(texts) > 300
    assert sum(len(spans) for _, spans, _ in texts) > 700


def test_what_tells_who_somebody_is_is_found(texts):
    assert share(texts, True, {*BLOCKING, Level.CONFIRM}) >= 0.98
    assert share(texts, True, BLOCKING) >= 0.89


def test_what_helps_to_guess_is_mostly_found(texts):
    assert share(texts, False, {*BLOCKING, Level.CONFIRM}) >= 0.90


def test_little_else_is_reported(texts):
    others = [
        text[f.start : f.end]
        for text, spans, findings in texts
        for f in findings
        if f.level != Level.ADVICE and not any(start < f.end and f.start < end for start, end, _ in spans)
    ]
    assert len(others) <= 12, others


def test_clean_sentences_are_left_alone():
    found = [(line, f) for line in lines("anonymity_clean.txt") for f in detect(line)]
    assert [line for line, f in found if f.level in BLOCKING] == []
    assert len([f for _, f in found if f.level == Level.CONFIRM]) <= 3
