"""What both engines do alike: turn a question into a plan, and a plan's answer into results."""

import logging
from abc import abstractmethod
from collections.abc import Iterable, Mapping

from search import likeness
from search.contract import Engine, Example, Likes, Query, Results
from search.document import analysis_version
from search.plan import (
    EVERYTHING,
    PARTS,
    But,
    Node,
    OneOf,
    Plan,
    hidden_records,
    holds_all,
    plan,
    plan_similar,
)

logger = logging.getLogger(__name__)


def tell_of_other_analysis(made_with: str) -> None:
    """Such an index answers truly about what it finds; it may miss words that are cut otherwise now."""
    if made_with != analysis_version():
        logger.warning(
            "De zoekindex is met een andere woordenlijst gemaakt (%s, nu %s) en mist misschien woorden. "
            "Hij blijft werken. Voer uit: manage.py rebuild_index",
            made_with or "onbekend",
            analysis_version(),
        )


class PlannedEngine(Engine):
    """An engine says how a plan is answered and how nodes are counted; the verbs follow from that."""

    def __init__(self, facets: tuple[str, ...]):
        self._facets = facets

    @abstractmethod
    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results:
        """The answer with counts of these facets."""

    @abstractmethod
    def _counts(self, nodes: Mapping[str, Node]) -> dict[str, int]:
        """For each node, by its name, how many records meet it."""

    def search(self, query: Query) -> Results:
        return self._answer(plan(query, self._facets), self._facets)

    def similar(self, example: Example, query: Query) -> Likes:
        telling = self._telling(example, query.excluded)
        whole = sum(one.weight for one in telling)
        weights = {one.token: example.words * one.repeated / whole for one in telling}
        found = self._answer(plan_similar(example, weights, query, self._facets), ())
        return Likes(found.total, found.hits, {one.token: one.weight for one in telling})

    def holding(self, texts: Iterable[str], excluded: frozenset[str] = frozenset()) -> dict[str, int]:
        nodes = {text: holds_all(text) for text in texts}
        return self._counted(nodes, excluded)

    def _telling(self, example: Example, excluded: frozenset[str]) -> list[likeness.Telling]:
        repeated = likeness.repeats(example.text) if example.words else {}
        if not repeated:
            return []
        nodes = {token: OneOf(PARTS, (token,)) for token in repeated}
        held = self._counted({**nodes, "": EVERYTHING}, excluded)
        return likeness.most_telling(repeated, held, held[""])

    def _counted(self, nodes: Mapping[str, Node], excluded: frozenset[str]) -> dict[str, int]:
        hidden = hidden_records(excluded)
        return self._counts({name: But(node, hidden) for name, node in nodes.items()}) if nodes else {}
