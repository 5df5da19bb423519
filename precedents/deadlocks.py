"""A knoop: blocking rules that wait for each other in a circle, so that nobody can move."""

from collections.abc import Mapping

SEPARATOR = "--"
ANY = "ja"


def circles(waits_for: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """Each circle once, as rule slugs in waiting order, beginning with the first in the alphabet.

    `waits_for` gives for each rule the one it waits for; so each rule is in one circle at most.
    """
    found = {circle for rule in waits_for if (circle := _circle_of(rule, waits_for))}
    return sorted(found)


def _circle_of(rule: str, waits_for: Mapping[str, str | None]) -> tuple[str, ...]:
    path = [rule]
    while (following := waits_for.get(path[-1])) is not None and following not in path:
        path.append(following)
    if following != rule:
        return ()
    start = path.index(min(path))
    return tuple(path[start:] + path[:start])


def slug_of(circle: tuple[str, ...]) -> str:
    """The same for every page on which these rules are knotted, whatever waits for whom first."""
    return SEPARATOR.join(sorted(circle))
