"""What both engines do alike: turn a question into a plan, and a plan's answer into results."""

import logging
from abc import abstractmethod
from collections.abc import Iterable, Mapping

from search import likeness
from search.conditions import EVERYTHING, Node, OneOf
from search.contract import Engine, Example, Likes, Query, Results
from search.document import analysis_version
from search.plan import PARTS, Plan, hidden_records, holds_all, plan, plan_similar

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
    def _counts(self, nodes: Mapping[str, Node], hidden: Node) -> dict[str, int]:
        """For each node, by its name, how many records meet it that are not hidden."""

    def search(self, query: Query) -> Results:
        return self._answer(plan(query, self._facets), self._facets)

    def similar(self, example: Example, query: Query, telling: Mapping[str, float] | None = None) -> Likes:
        repeated = likeness.repeats(example.text) if example.words else {}
        if telling is None:
            telling = self._telling(repeated, query.excluded)
        whole = sum(telling.values())
        weights = {token: example.words * repeated[token] / whole for token in telling}
        found = self._answer(plan_similar(example, weights, query, self._facets), ())
        return Likes(found.total, found.hits, telling)

    def holding(self, texts: Iterable[str], excluded: frozenset[str] = frozenset()) -> dict[str, int]:
        nodes = {text: holds_all(text) for text in texts}
        return self._counted(nodes, excluded)

    def _telling(self, repeated: Mapping[str, float], excluded: frozenset[str]) -> dict[str, float]:
        if not repeated:
            return {}
        bounds = self._bounds(repeated, excluded)
        nodes = {token: OneOf(PARTS, (token,)) for token in likeness.worth_counting(repeated, bounds)}
        held = self._counted({**nodes, "": EVERYTHING}, excluded)
        size = held.pop("")
        return likeness.most_telling(repeated, held, size)

    def _bounds(self, tokens: Iterable[str], excluded: frozenset[str]) -> likeness.Bounds | None:
        """What is known of each token without counting; None where all must be counted."""
        return None

    def _counted(self, nodes: Mapping[str, Node], excluded: frozenset[str]) -> dict[str, int]:
        return self._counts(nodes, hidden_records(excluded)) if nodes else {}
