"""The engine inside the process: tantivy, in a folder. For a laptop, a demo, a small organisation."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import tantivy
from tantivy import Occur

from search import ordering
from search.contract import EngineDown, Hit, Order, Record, Results
from search.document import DATE, NUMBER, PHRASE_FIELD, SCORED_FIELDS, VERSION, document, form
from search.engines.folder import IndexFolder, working
from search.engines.planned import PlannedEngine
from search.ordering import Found, Tier
from search.plan import (
    CODES,
    IDENTITY,
    YEAR,
    AllOf,
    AnyOf,
    Between,
    But,
    InOrder,
    Node,
    OneOf,
    Plan,
    facet_field,
)

_MEMORY = 64_000_000
_MOST_VALUES = 65_000  # tantivy's own limit on buckets; no facet comes near


class EmbeddedEngine(PlannedEngine):
    """Every process reads what was written last: each search looks which index is in use."""

    name = "embedded"

    def __init__(self, folder: Path, facets: tuple[str, ...]):
        super().__init__(facets)
        self._folder = IndexFolder(folder, form(facets))
        self._schema = _schema(facets)
        self._opened: tuple[Path, tantivy.Index] | None = None

    def add(self, records: Iterable[Record]) -> None:
        documents = [(record.id, self._document(record)) for record in records]
        with self._folder.writing(), self._writer() as writer:
            for identity, one in documents:
                writer.delete_documents_by_term(IDENTITY, identity)
                writer.add_document(one)

    def remove(self, ids: Iterable[str]) -> None:
        gone = list(ids)
        with self._folder.writing(), self._writer() as writer:
            for identity in gone:
                writer.delete_documents_by_term(IDENTITY, identity)

    def rebuild(self, records: Iterable[Record]) -> None:
        with self._folder.writing():
            place = self._folder.fresh()
            try:
                self._fill(place, map(self._document, records))
                self._folder.use(place)
            except BaseException:
                shutil.rmtree(place, ignore_errors=True)
                raise

    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results | None:
        searcher = self._searcher()
        if searcher is None:
            return None
        with working():
            return _Search(searcher, self._schema, asked).results(facets)

    def _counts(self, nodes: Mapping[str, Node]) -> dict[str, int]:
        searcher = self._searcher()
        if searcher is None:
            return dict.fromkeys(nodes, 0)
        with working():
            return {name: _count(searcher, _matches(self._schema, node)) for name, node in nodes.items()}

    def versions(self) -> Iterator[tuple[str, int]]:
        searcher = self._searcher()
        if searcher is None or not searcher.num_docs:
            return
        with working():
            hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs).hits
            stored = [searcher.doc(address) for _, address in hits]
        yield from ((one.get_first(IDENTITY), one.get_first(VERSION)) for one in stored)

    def _document(self, record: Record) -> tantivy.Document:
        tokens = document(record)
        texts = {name: list(values) for name, values in (tokens.streams | tokens.keywords).items()}
        return tantivy.Document.from_dict(texts | tokens.numbers, self._schema)

    def _fill(self, place: Path, documents: Iterable[tantivy.Document]) -> None:
        with working():
            index = tantivy.Index(self._schema, path=str(place))
        with _committing(index) as writer:
            for one in documents:
                with working():
                    writer.add_document(one)

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer on the index in use, which is made when there is none."""
        place = self._folder.current()
        if place is None:
            place = self._folder.fresh()
            self._fill(place, ())
            self._folder.use(place)
        with working(), _committing(tantivy.Index.open(str(place))) as writer:
            yield writer

    def _searcher(self) -> tantivy.Searcher | None:
        """The index as it is now. It may be replaced while it is opened; then the new one is opened."""
        place = self._folder.current()
        while place is not None:
            try:
                return self._open(place)
            except (OSError, ValueError) as error:
                replaced = self._folder.current()
                if replaced == place:
                    raise EngineDown(f"De zoekindex kan niet worden gelezen: {error}") from error
                place = replaced
        return None

    def _open(self, place: Path) -> tantivy.Searcher:
        opened = self._opened
        if opened is None or opened[0] != place:
            opened = (place, tantivy.Index.open(str(place)))
            opened[1].config_reader("manual")
        opened[1].reload()
        self._opened = opened
        return opened[1].searcher()


@contextmanager
def _committing(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Everything or nothing: an error inside leaves the index as it was."""
    with working():
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    with working():
        writer.commit()
        writer.wait_merging_threads()


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


class _Search:
    """One question put to one state of the index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, asked: Plan):
        self._searcher = searcher
        self._schema = schema
        self._plan = asked
        self._required = self._without(self._matches(asked.required), asked.forbidden)

    def results(self, facets: Sequence[str]) -> Results:
        listed = self._with(self._plan.listed())
        tiers = self._tiers()
        found = ordering.page(tiers, self._plan.order, self._plan.start, self._plan.stop)
        return Results(
            total=sum(tier.total for tier in tiers),
            with_all_words=self._count(self._also(listed, self._plan.all_words)),
            hits=tuple(Hit(one.id, round(one.score, 4)) for one in found),
            facets=self._facets(facets, listed),
            holding={text: self._count(self._matches(node)) for text, node in self._plan.words.items()},
        )

    def _tiers(self) -> list[Tier]:
        listed = self._with(self._plan.listed())
        coded = self._plan.first()
        if coded is None:
            return [self._tier(listed)]
        return [self._tier(self._also(listed, coded)), self._tier(self._without(listed, coded))]

    def _tier(self, matching: tantivy.Query) -> Tier:
        fetch = self._by_score if self._plan.order is Order.RELEVANCE else self._by_date
        return Tier(total=self._count(matching), fetch=partial(fetch, matching))

    def _by_score(self, matching: tantivy.Query, size: int) -> list[Found]:
        hits = self._searcher.search(self._scored(matching), limit=size, count=False).hits
        return [self._found(address, score) for score, address in hits]

    def _by_date(self, matching: tantivy.Query, size: int) -> list[Found]:
        order = tantivy.Order.Asc if self._plan.order is Order.OLDEST else tantivy.Order.Desc
        found = self._searcher.search(matching, limit=size, count=False, order_by_field=DATE, order=order)
        return [self._found(address, 0.0) for _, address in found.hits]

    def _found(self, address: tantivy.DocAddress, score: float) -> Found:
        stored = self._searcher.doc(address)
        return Found(stored.get_first(IDENTITY), score, stored.get_first(DATE), stored.get_first(NUMBER))

    def _count(self, matching: tantivy.Query) -> int:
        return _count(self._searcher, matching)

    def _facets(self, facets: Sequence[str], listed: tantivy.Query) -> dict[str, dict[str, int]]:
        """One pass for the facets without a choice, one for each with a choice."""
        free = [name for name in facets if name not in self._plan.chosen]
        counts = self._values(free, listed)
        for name in self._plan.chosen:
            counts |= self._values([name], self._with(self._plan.listed(but=name)))
        return {name: counts[name] for name in facets}

    def _values(self, names: Sequence[str], matching: tantivy.Query) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": facet_field(name), "size": _MOST_VALUES}} for name in names}
        answer = self._searcher.aggregate(matching, wanted) if names else {}
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in names
        }

    def _with(self, node: Node) -> tantivy.Query:
        return self._also(self._required, node)

    def _also(self, matching: tantivy.Query, node: Node) -> tantivy.Query:
        return tantivy.Query.boolean_query([(Occur.Must, matching), (Occur.Must, self._matches(node))])

    def _scored(self, matching: tantivy.Query) -> tantivy.Query:
        """The weights of the plan added up; what only matches adds nothing."""
        terms = [
            (Occur.Should, tantivy.Query.boost_query(self._term(one.field, one.token, "freq"), one.weight))
            for one in self._plan.scored
        ]
        bonuses = [
            (Occur.Should, tantivy.Query.const_score_query(self._matches(one.node), one.weight))
            for one in self._plan.bonuses
        ]
        must = tantivy.Query.const_score_query(matching, 0.0)
        return tantivy.Query.boolean_query([(Occur.Must, must), *terms, *bonuses])

    def _without(self, matching: tantivy.Query, node: Node) -> tantivy.Query:
        return tantivy.Query.boolean_query([(Occur.Must, matching), (Occur.MustNot, self._matches(node))])

    def _matches(self, node: Node) -> tantivy.Query:
        return _matches(self._schema, node)

    def _term(self, field: str, token: str, option: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, token, option)


def _count(searcher: tantivy.Searcher, matching: tantivy.Query) -> int:
    return searcher.search(matching, limit=1, count=True).count


def _matches(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    match node:
        case OneOf(field, tokens):
            return tantivy.Query.term_set_query(schema, field, list(tokens))
        case InOrder(field, tokens):
            return tantivy.Query.phrase_query(schema, field, list(tokens))
        case Between(field, low, high):
            return tantivy.Query.range_query(schema, field, tantivy.FieldType.Integer, low, high)
        case AnyOf(()):
            return tantivy.Query.empty_query()
        case AnyOf(nodes):
            return tantivy.Query.boolean_query([(Occur.Should, _matches(schema, one)) for one in nodes])
        case AllOf(()):
            return tantivy.Query.all_query()
        case AllOf(nodes):
            return tantivy.Query.boolean_query([(Occur.Must, _matches(schema, one)) for one in nodes])
        case But(kept, left_out):
            pair = [(Occur.Must, _matches(schema, kept)), (Occur.MustNot, _matches(schema, left_out))]
            return tantivy.Query.boolean_query(pair)
