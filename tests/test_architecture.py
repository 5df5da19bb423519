"""Imports go down the floors only, and each outside library has its one door."""

from pathlib import Path

import pytest

from tests.imports import imported_by, imports, modules

FLOORS = {
    "kennisbank": 4,
    "api": 3,
    "dossiers": 3,
    "insights": 3,
    "precedents": 2,
    "search": 1,
    "anonymity": 1,
    "dutch": 0,
}
BESIDE = {("api", "insights")}  # the api shows the counts

# what may be imported -> the only modules of our rooms that may
DOORS = {
    "tantivy": {f"search/engines/{name}.py" for name in ("embedded", "embedded_question")},
    "elasticsearch": {
        f"search/engines/{name}.py"
        for name in ("elastic", "elastic_index", "elastic_question", "elastic_server")
    },
    "elastic_transport": set(),
    "rapidfuzz": {"dutch/nearness.py"},
    "elasticsearch_dsl": set(),  # lives on as elasticsearch.dsl
}
EVERY_MODULE = [path for room in FLOORS for path in modules(room)]


def room(name):
    return name.split(".")[0]


def names_under(names, package):
    return {name for name in names if name == package or name.startswith(f"{package}.")}


@pytest.mark.parametrize("path", EVERY_MODULE, ids=str)
def test_imports_go_down(path):
    here = path.parts[0]
    for there in {room(name) for name in imported_by(path)} & set(FLOORS) - {here}:
        assert FLOORS[there] < FLOORS[here] or (here, there) in BESIDE, f"{path} imports {there}"


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library):
    users = {str(path) for path in EVERY_MODULE if names_under(imported_by(path), library)}
    assert users <= DOORS[library]


@pytest.mark.parametrize(
    "path", [*modules("dutch"), *modules("anonymity"), Path("search/contract.py")], ids=str
)
def test_the_lowest_floors_know_no_django(path):
    assert not {room(name) for name in imported_by(path)} & {"django", "wagtail", "modelcluster", "taggit"}


@pytest.mark.parametrize("path", modules("search"), ids=str)
def test_search_knows_no_wagtail(path):
    assert not {room(name) for name in imported_by(path)} & {"wagtail", "modelcluster", "taggit"}


@pytest.mark.parametrize(
    ("room_below", "doors"),
    [
        ("search", {"precedents/indexing.py", "precedents/finding.py"}),
        ("anonymity", {"precedents/clearance.py"}),
    ],
)
def test_precedents_meet_the_text_machines_at_their_doors(room_below, doors):
    users = {str(path) for path in modules("precedents") if names_under(imported_by(path), room_below)}
    assert users <= doors


def test_every_room_that_is_built_has_its_floor():
    apps = {path.parent.name for path in Path(__file__).parent.parent.glob("*/__init__.py")}
    assert apps - {"tests", "bench"} <= set(FLOORS)


SOURCE = """
import tantivy
from . import models
from ..search.contract import Query
from wagtail import hooks
def late():
    from elasticsearch import dsl
    importlib.import_module("api.views")
"""


def test_the_reader_sees_every_kind_of_import():
    assert imports(SOURCE, Path("precedents/views.py")) == {
        "tantivy",
        "precedents",
        "precedents.models",
        "search.contract",
        "search.contract.Query",
        "wagtail",
        "wagtail.hooks",
        "elasticsearch",
        "elasticsearch.dsl",
        "api.views",
    }
