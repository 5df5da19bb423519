"""What building the whole index takes, as `manage.py rebuild_index` does it: reading, analysis, writing."""

import json
import resource
from collections.abc import Iterator

from django.conf import settings

from bench.site.prepared import index_is_current, index_site
from bench.speed.clock import seconds
from bench.speed.goals import Figure
from bench.speed.step import Plan
from precedents.indexing import current_engine


def figures(plan: Plan) -> Iterator[Figure]:
    """A site that was kept with its index tells what building it took then."""
    kept = settings.KENNISBANK_DATA / "rebuilt.json"
    if not (kept.exists() and index_is_current(plan.size)):
        took = seconds(index_site, plan.size)
        kept.write_text(json.dumps({"indexing all": took, "indexing memory": _memory()}), encoding="utf-8")
    for goal, value in json.loads(kept.read_text(encoding="utf-8")).items():
        yield Figure(goal, current_engine().name, plan.size, value)


def _memory() -> float:
    """The most that this process or one that it started had at once, in MB."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in whose) / 1024
