"""The engine inside the process: tantivy, in a folder. For a laptop, a demo, a small organisation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import tantivy

from search.conditions import But, Node, simple
from search.contract import Condition, Draft, EngineDown, IndexDamaged, Record, Results
from search.document import (
    DATE,
    FIRST,
    NUMBER,
    PHRASE_FIELD,
    SCORED_FIELDS,
    VERSION,
    Document,
    analysis_version,
    form,
)
from search.documents import documents
from search.engines.embedded_question import EmbeddedQuestion, count, matches
from search.engines.folder import IndexFolder, analysis_of, damaged, size_of, working
from search.engines.planned import PlannedEngine, tell_of_other_analysis
from search.likeness import Bounds
from search.plan import CODES, IDENTITY, PARTS, YEAR, Plan, facet_field

_MEMORY = 64_000_000


class EmbeddedEngine(PlannedEngine):
    """Every process reads what was written last: each search looks which index is in use."""

    name = "embedded"

    def __init__(self, folder: Path, facets: tuple[str, ...]):
        super().__init__(facets)
        self._folder = IndexFolder(folder, form(facets))
        self._schema = _schema(facets)
        self._opened: tuple[Path, tantivy.Index] | None = None

    def add(self, records: Iterable[Record]) -> None:
        with working():
            written = [_document(self._schema, one) for one in documents(records)]
        with self._folder.writing():
            _write(self._in_use(), written)

    def remove(self, ids: Iterable[str]) -> None:
        gone = list(ids)
        with self._folder.writing():
            _write(self._in_use(), [], gone)

    @contextmanager
    def building(self) -> Iterator[Draft]:
        with working():
            analysis = analysis_version()
        with self._folder.draft(analysis) as place:
            with working():
                index = tantivy.Index(self._schema, path=str(place))
            yield _EmbeddedDraft(self, place, index)

    def condition(self) -> Condition:
        searcher, place = self._searcher(), self._folder.current()
        return Condition(
            version=version("tantivy"),
            index=place.name,
            documents=searcher.num_docs,
            size=size_of(place),
            analysis=analysis_of(place),
        )

    def versions(self) -> Iterator[tuple[str, int]]:
        searcher = self._searcher()
        if not searcher.num_docs:
            return
        with working():
            hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs).hits
            stored = [searcher.doc(address) for _, address in hits]
        yield from ((one.get_first(IDENTITY), one.get_first(VERSION)) for one in stored)

    def use(self, place: Path) -> None:
        """A draft becomes the index; an old one that cannot be opened is put aside."""
        with self._folder.writing():
            self._folder.use(place, keep_old=self._is_damaged())

    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results:
        searcher = self._searcher()
        with working():
            return EmbeddedQuestion(searcher, self._schema, asked).results(facets)

    def _counts(self, nodes: Mapping[str, Node], hidden: Node) -> dict[str, int]:
        searcher = self._searcher()
        seen = {name: simple(But(node, hidden)) for name, node in nodes.items()}
        with working():
            return {name: count(searcher, matches(self._schema, node)) for name, node in seen.items()}

    def _bounds(self, tokens: Iterable[str], excluded: frozenset[str]) -> Bounds:
        """How many have a token is known at once, but for removed records that are not cleared away yet."""
        searcher = self._searcher()
        with working():
            size = searcher.num_docs
            gone = searcher.doc_freq(PARTS, FIRST) - size + len(excluded)
            held = {token: searcher.doc_freq(PARTS, token) for token in tokens}
        most = {token: (max(0, count - gone), count) for token, count in held.items()}
        return Bounds(most, (max(0, size - len(excluded)), size))

    def _in_use(self) -> tantivy.Index:
        self._searcher()  # one that cannot be read is told so, not written
        with working():
            return tantivy.Index.open(str(self._folder.current()))

    def _is_damaged(self) -> bool:
        try:
            self._searcher()
        except IndexDamaged:
            return True
        except EngineDown:
            return False
        return False

    def _searcher(self) -> tantivy.Searcher:
        """The index as it is now. It may be replaced while it is opened; then the new one is opened."""
        place = self._folder.current()
        while True:
            try:
                return self._open(place)
            except (OSError, ValueError) as error:
                replaced = self._folder.current()
                if replaced == place:
                    raise damaged(error) from error
                place = replaced

    def _open(self, place: Path) -> tantivy.Searcher:
        opened = self._opened
        if opened is None or opened[0] != place:
            opened = (place, tantivy.Index.open(str(place)))
            opened[1].config_reader("manual")
            tell_of_other_analysis(analysis_of(place))
        opened[1].reload()
        self._opened = opened
        return opened[1].searcher()


class _EmbeddedDraft(Draft):
    def __init__(self, engine: EmbeddedEngine, place: Path, index: tantivy.Index):
        self._engine = engine
        self._place = place
        self._index = index

    def add(self, records: Iterable[Record]) -> None:
        schema = self._index.schema
        _write(self._index, (_document(schema, one) for one in documents(records)))

    def remove(self, ids: Iterable[str]) -> None:
        _write(self._index, [], ids)

    def count(self) -> int:
        with working():
            self._index.reload()
            return self._index.searcher().num_docs

    def use(self) -> None:
        self._engine.use(self._place)


def _write(index: tantivy.Index, written: Iterable[tantivy.Document], gone: Iterable[str] = ()) -> None:
    """Everything or nothing: what was not committed is forgotten with the writer.

    The writer is let go of by name, or the traceback of an error would keep it and its lock.
    """
    with working():
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        try:
            for identity in gone:
                writer.delete_documents_by_term(IDENTITY, identity)
            for one in written:
                writer.delete_documents_by_term(IDENTITY, one.get_first(IDENTITY))
                writer.add_document(one)
            writer.commit()
            writer.wait_merging_threads()
        finally:
            del writer


def _document(schema: tantivy.Schema, tokens: Document) -> tantivy.Document:
    texts = {name: list(values) for name, values in (tokens.streams | tokens.keywords).items()}
    return tantivy.Document.from_dict(texts | tokens.numbers, schema)


def _schema(facets: Sequence[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in SCORED_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(PHRASE_FIELD, tokenizer_name="whitespace", index_option="position")
    for name in (IDENTITY, NUMBER):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(CODES, tokenizer_name="raw", index_option="basic")
    for name in map(facet_field, facets):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (VERSION, DATE):
        builder.add_integer_field(name, stored=True, fast=True)
    builder.add_integer_field(YEAR, indexed=True, fast=True)
    return builder.build()
