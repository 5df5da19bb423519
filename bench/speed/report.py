"""All figures of a run as one Markdown table, with what it was measured on."""

from collections.abc import Iterable, Sequence

from bench import tables
from bench.speed.goals import GOALS, SMALL, Figure

_MET = {True: "yes", False: "**no**", None: ""}


def table(figures: Iterable[Figure]) -> str:
    """A row per goal and engine, a column per size; a goal is met when it is at every size it holds for."""
    known = {(one.goal, one.engine, one.size): one for one in with_growth(list(figures))}
    sizes = sorted({size for _, _, size in known})
    engines = list(dict.fromkeys(engine for _, engine, _ in known))
    rows = [
        _row(goal, engine, [known.get((goal, engine, size)) for size in sizes])
        for goal in GOALS
        for engine in engines
        if any((goal, engine, size) in known for size in sizes)
    ]
    names = ["what", "goal", "engine", *(f"{size:,} precedents" for size in sizes), "met"]
    return tables.markdown(names, rows)


def with_growth(figures: Sequence[Figure]) -> list[Figure]:
    """What a results page costs more than with the smallest site."""
    pages = [one for one in figures if one.goal == "page p95"]
    small = {one.engine: one.value for one in pages if one.size == SMALL}
    grown = [
        Figure("page growth", one.engine, one.size, one.value / small[one.engine])
        for one in pages
        if one.size > SMALL and one.engine in small
    ]
    return [*figures, *grown]


def missed(figures: Sequence[Figure]) -> list[Figure]:
    return [one for one in with_growth(figures) if GOALS[one.goal].met(one) is False]


def _row(name: str, engine: str, figures: Sequence[Figure | None]) -> list[str]:
    goal = GOALS[name]
    answers = {goal.met(one) for one in figures if one} - {None}
    met = all(answers) if answers else None
    return [goal.what, goal.told, engine, *(goal.shown(one) if one else "" for one in figures), _MET[met]]
