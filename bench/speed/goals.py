"""What is measured, and what is good enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000


@dataclass(frozen=True)
class Figure:
    """The value of a goal, on one engine with so many precedents. `note` says what else is to know."""

    goal: str
    engine: str
    size: int
    value: float
    note: str = ""


@dataclass(frozen=True)
class Goal:
    """`limits` are per size, `limit` is for the sizes not named there; without any a value is only told."""

    what: str
    told: str
    unit: str
    limit: float | None = None
    limits: Mapping[int, float] = field(default_factory=dict)
    at_least: bool = False

    def met(self, figure: Figure) -> bool | None:
        limit = self.limits.get(figure.size, self.limit)
        if limit is None:
            return None
        return figure.value >= limit if self.at_least else figure.value <= limit

    def shown(self, figure: Figure) -> str:
        return _UNITS[self.unit](figure.value) + (f" ({figure.note})" if figure.note else "")


_UNITS: dict[str, Callable[[float], str]] = {
    "times": lambda value: f"{value:.2f} ×",
    "ms": lambda value: f"{value:.0f} ms" if value >= 100 else f"{value:.1f} ms",
    "s": lambda value: f"{value:.2f} s",
    "MB": lambda value: f"{value:.0f} MB",
    "": lambda value: f"{value:.0f}",
}

GOALS = {
    "search": Goal("search with all facets, median", "", "ms"),
    "search median": Goal("… against its requests alone, median", "≤ 1.3 ×", "times", 1.3),
    "search p95": Goal("… p95", "≤ 1.5 ×", "times", 1.5),
    "question": Goal("… with rules, other words and articles read from the question", "", "times"),
    "wagtail database": Goal("Wagtail's search, database, against ours", "≥ 3 ×", "times", 3, at_least=True),
    "wagtail elasticsearch": Goal(
        "Wagtail's search, Elasticsearch, against ours", "≥ 3 ×", "times", 3, at_least=True
    ),
    "page": Goal("results page over HTTP, median", "", "ms"),
    "page p95": Goal(
        "… p95", "< 150 ms at 10,000, < 250 ms at 100,000", "ms", limits={MIDDLE: 150, LARGE: 250}
    ),
    "page growth": Goal("… p95 against that with 1,000", "≤ 3 ×", "times", limits={LARGE: 3}),
    "readers p95": Goal("50 readers for one minute, p95", "< 1 s", "ms", 1_000),
    "readers errors": Goal("… errors", "0", "", 0),
    "readers most": Goal("… most readers with p95 under 1 s and no error", "", ""),
    "indexing": Goal("indexing, a precedent", "", "ms"),
    "indexing ratio": Goal("… against ready documents", "≤ 2.5 ×", "times", 2.5),
    "indexing all": Goal("rebuilding the index from the database", "", "s"),
    "indexing memory": Goal("… most memory of a process", "", "MB"),
    "publish": Goal("publish to findable in another process, slowest", "< 1 s", "ms", 1_000),
    "comparable p95": Goal(
        "comparable cases of a pasted situation, p95", "< 300 ms at 100,000", "ms", limits={LARGE: 300}
    ),
    "start": Goal("start of the server to its first page", "< 4 s", "s", 4),
    "memory": Goal("memory of a web worker (PSS; with what it shares)", "< 350 MB", "MB", 350),
}
