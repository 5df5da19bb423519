"""What both engines do alike: turn a question into a plan, and a plan's answer into results."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from search import likeness
from search.contract import Engine, Example, Likes, Query, Results
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


class PlannedEngine(Engine):
    """An engine says how a plan is answered and how nodes are counted; the verbs follow from that."""

    def __init__(self, facets: tuple[str, ...]):
        self._facets = facets

    @abstractmethod
    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results | None:
        """The answer with counts of these facets; None when there is no index yet."""

    @abstractmethod
    def _counts(self, nodes: Mapping[str, Node]) -> dict[str, int]:
        """For each node, by its name, how many records meet it."""

    def search(self, query: Query) -> Results:
        asked = plan(query, self._facets)
        nothing = Results(0, 0, (), {name: {} for name in self._facets}, dict.fromkeys(asked.words, 0))
        return self._answer(asked, self._facets) or nothing

    def similar(self, example: Example, query: Query) -> Likes:
        telling = self._telling(example, query.excluded)
        whole = sum(one.weight for one in telling)
        weights = {one.token: example.words * one.repeated / whole for one in telling}
        found = self._answer(plan_similar(example, weights, query, self._facets), ())
        told = {one.token: one.weight for one in telling}
        return Likes(found.total, found.hits, told) if found else Likes(0, (), told)

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
