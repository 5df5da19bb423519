"""What of a record goes into the index, alike for both engines."""

import hashlib
from dataclasses import dataclass

from dutch.analysis import analyze
from dutch.version import words_version
from search.contract import Record
from search.plan import CODES, IDENTITY, PAIRS, PARTS, STEMS, TITLE, WORDS, YEAR, facet_field

VERSION, NUMBER, DATE = "version", "number", "date"
SCORED_FIELDS = (STEMS, PARTS, PAIRS, TITLE)
PHRASE_FIELD = WORDS
"""Scored as well, and the only field with positions."""

FIRST = "_"
"""Every scored field of every record starts with this word, which no text holds: Lucene counts only the
records that have a field, tantivy all, and the weight of a word depends on that count."""

_FORM = "2"
"""Changes when the fields change: an index of another form cannot be asked the same questions."""


@dataclass(frozen=True)
class Document:
    """A record as tokens: `streams` with one string or more a field, `keywords` as they are, `numbers`."""

    streams: dict[str, tuple[str, ...]]
    keywords: dict[str, tuple[str, ...]]
    numbers: dict[str, int]


def document(record: Record) -> Document:
    """Raises `LexiconMissing`."""
    paragraphs = [analyze(text) for text in (record.title, *record.text)]
    return Document(
        streams={
            STEMS: (" ".join((FIRST, *(token for text in paragraphs for token in text.stems))),),
            PARTS: (" ".join((FIRST, *(token for text in paragraphs for token in text.parts))),),
            PAIRS: (" ".join((FIRST, *(token for text in paragraphs for token in text.pairs))),),
            TITLE: (" ".join((FIRST, *paragraphs[0].parts)),),
            WORDS: (FIRST, *(" ".join(text.words) for text in paragraphs if text.words)),
        },
        keywords={
            IDENTITY: (record.id,),
            NUMBER: (record.number,),
            CODES: tuple(sorted(record.codes)),
            **{facet_field(name): tuple(dict.fromkeys(values)) for name, values in record.facets.items()},
        },
        numbers={
            VERSION: record.version,
            DATE: record.date.toordinal(),
            **({} if record.year is None else {YEAR: record.year}),
        },
    )


def form(facets: tuple[str, ...]) -> str:
    """A short name for the shape of an index: another shape, another name."""
    return hashlib.sha256("\n".join((_FORM, *facets)).encode()).hexdigest()[:8]


def analysis_version() -> str:
    """The version of the analysis as it is now. Raises `LexiconMissing`.

    An index made with another one answers, but may miss words that are cut or stemmed otherwise now.
    """
    return words_version()
