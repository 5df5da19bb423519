"""Makes the site when it is not there; a process of its own, so that it warms up nothing."""

from collections.abc import Iterator

from bench.site.prepared import fill_site
from bench.speed.goals import Figure
from bench.speed.step import Plan


def figures(plan: Plan) -> Iterator[Figure]:
    fill_site(plan.size, plan.data)
    yield from ()
