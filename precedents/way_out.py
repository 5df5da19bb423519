"""Ways on for who finds nothing or little: which filter to drop, with the number of precedents it gives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from precedents.finding import QUOTES, Found, Query, total_of
from precedents.forms import YEARS, SearchForm
from precedents.question import query_of

FEW = 3
"""So many precedents, or fewer, are little."""

MOST_ASKED = 5
"""Questions to the engine about one filter each."""


@dataclass(frozen=True)
class WayOut:
    """Without `label` the question gives `total` precedents; `changes` are the parameters to change."""

    label: str
    changes: Mapping[str, object]
    total: int


@dataclass(frozen=True)
class _Filter:
    label: str
    changes: Mapping[str, object]
    without: Query
    gives_surely: bool = True


def ways_out(form: SearchForm, found: Found) -> list[WayOut]:
    """Each filter that gives more when it is dropped; when none does, all of them together, if that helps.

    Nothing when the list is long enough. Raises EngineDown.
    """
    if found.results.total > FEW:
        return []
    filters = sorted(_filters(form, found), key=lambda one: not one.gives_surely)
    one_dropped = _helping(islice(filters, MOST_ASKED), found)
    return one_dropped or (_helping([_all_of(filters)], found) if len(filters) > 1 else [])


def _helping(filters: Iterable[_Filter], found: Found) -> list[WayOut]:
    ways = (WayOut(one.label, one.changes, total_of(one.without)) for one in filters)
    return [way for way in ways if way.total > found.results.total]


def _filters(form: SearchForm, found: Found) -> Iterator[_Filter]:
    """These questions are only counted: the rules that fit would change their order, not their number."""
    query = found.query
    if any(sign in query.text for sign in QUOTES):
        text = query.text.translate(dict.fromkeys(map(ord, QUOTES)))
        yield _Filter("de aanhalingstekens", {"q": text}, query_of({**form.cleaned_data, "q": text}, ()))
    if query.all_words:
        yield _Filter("de eis ‘al uw woorden’", {"all_words": None}, replace(query, all_words=False))
    years = [f"‘{label} {year}’" for name, label in YEARS.items() if (year := form.cleaned_data[name])]
    if years:
        without = replace(query, year_from=None, year_to=None)
        yield _Filter(f"filter {' en '.join(years)}", dict.fromkeys(YEARS), without)
    yield from (_facet(name, form, found) for name in query.chosen)


def _facet(name: str, form: SearchForm, found: Found) -> _Filter:
    """A facet counts as if it were not chosen, so a value that more precedents have says it surely helps."""
    labels = form.fields[name].labels
    values = " en ".join(f"‘{labels[value]}’" for value in found.query.chosen[name])
    others = {other: chosen for other, chosen in found.query.chosen.items() if other != name}
    return _Filter(
        label=f"filter {values}",
        changes={name: None},
        without=replace(found.query, chosen=others),
        gives_surely=any(count > found.results.total for count in found.results.facets[name].values()),
    )


def _all_of(filters: Sequence[_Filter]) -> _Filter:
    """The first of them already asks without quotation marks, if there are any."""
    changes = {name: value for one in filters for name, value in one.changes.items()}
    without = replace(filters[0].without, chosen={}, all_words=False, year_from=None, year_to=None)
    return _Filter("filters", changes, without)
