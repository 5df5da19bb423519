"""The embedded engine: the contract, and what is special to files."""

import fcntl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from search.contract import EngineDown, IndexDamaged, Query
from search.engines import folder
from search.engines.embedded import EmbeddedEngine
from tests.search_contract import DEBT, TRAVEL, EngineContract, ids
from tests.search_corpus import FACETS, record, records

ANOTHER_PROCESS = """
import sys
from pathlib import Path
from search.engines.embedded import EmbeddedEngine
from tests.search_corpus import FACETS, record
engine = EmbeddedEngine(Path(sys.argv[1]), FACETS)
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 5):
    engine.add([record(number, "zorg")])
"""


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def place(index):
    return lambda facets: EmbeddedEngine(index, facets)


@pytest.fixture
def leftovers(index):
    return lambda: {path.name for path in index.iterdir() if path.is_dir()}


class TestEmbedded(EngineContract):
    pass


def test_processes_write_one_after_another(place, index):
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", ANOTHER_PROCESS, str(index)]
    place(FACETS).rebuild(())
    writers = [subprocess.Popen([*command, str(start)], cwd=root) for start in (10, 20, 30)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert place(FACETS).search(Query("zorg")).total == 15


def test_threads_write_and_read_together(place):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    failures = []

    def work(number):
        try:
            engine.add([record(number, "zorg")])
            engine.search(Query("zorg"))
        except EngineDown as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert engine.search(Query("zorg")).total == 10


def test_a_reader_goes_on_while_the_index_is_replaced(place):
    engine, reader = place(FACETS), place(FACETS)
    engine.rebuild(records(20))
    totals = set()
    stop = threading.Event()

    def read():
        while not stop.is_set():
            totals.add(reader.search(Query()).total)

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(8):
        engine.rebuild(records(20))
    stop.set()
    thread.join()
    assert totals == {24}


def test_a_writer_that_waits_too_long_says_so(place, index, monkeypatch):
    monkeypatch.setattr(folder, "_PATIENCE", 0.1)
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    with (index / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EngineDown, match="ander proces"):
            engine.add([DEBT])
        assert ids(engine.search(Query())) == ["1"]
    engine.add([DEBT])


def test_an_index_of_another_form_is_not_read(place):
    place(FACETS).rebuild([TRAVEL])
    newer = place((*FACETS, "level"))
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.search(Query())
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.add([DEBT])
    newer.rebuild([DEBT])
    assert ids(newer.search(Query())) == ["2"]


def test_a_broken_index_is_down_not_empty(place, index):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    used = index / (index / "current").read_text()
    (used / "meta.json").write_text("{")
    for ask in (
        lambda: place(FACETS).search(Query()),
        lambda: list(engine.versions()),
        lambda: engine.add([DEBT]),
    ):
        with pytest.raises(EngineDown):
            ask()


def test_a_place_that_cannot_be_written_is_down(tmp_path):
    (tmp_path / "index").write_text("a file where a folder should be")
    engine = EmbeddedEngine(tmp_path / "index", FACETS)
    for verb in (
        lambda: engine.add([TRAVEL]),
        lambda: engine.rebuild([TRAVEL]),
        lambda: engine.search(Query()),
    ):
        with pytest.raises(EngineDown):
            verb()


DAMAGES = {
    "leeg": lambda data: b"",
    "nullen": lambda data: bytes(len(data)),
    "half": lambda data: data[: len(data) // 2],
    "weg": None,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", ["meta.json", ".term", ".idx", ".store", ".fast"])
def test_a_damaged_index_is_noticed_put_aside_and_rebuilt(place, index, kind, damage):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    used = index / (index / "current").read_text()
    (file,) = (path for path in used.iterdir() if path.name == kind or path.suffix == kind)
    if DAMAGES[damage]:
        file.write_bytes(DAMAGES[damage](file.read_bytes()))
    else:
        file.unlink()
    for verb in (lambda: place(FACETS).search(Query("vervoer")), place(FACETS).condition):
        with pytest.raises(IndexDamaged, match="rebuild_index"):
            verb()
    place(FACETS).rebuild([DEBT])
    assert ids(place(FACETS).search(Query())) == ["2"]
    assert ids(engine.search(Query())) == ["2"]
    assert {path.name for path in index.iterdir() if path.is_dir() and "beschadigd" in path.name} == {
        f"beschadigd-{used.name}"
    }


def test_a_pointer_that_says_nothing_is_damage(place, index):
    place(FACETS).rebuild([TRAVEL])
    (index / "current").write_text("")
    with pytest.raises(IndexDamaged):
        place(FACETS).search(Query())
    place(FACETS).rebuild([DEBT])
    assert ids(place(FACETS).search(Query())) == ["2"]


def test_an_index_of_another_word_list_goes_on_and_says_so(place, index, caplog):
    place(FACETS).rebuild([TRAVEL])
    (index / (index / "current").read_text() / "about.json").write_text('{"analysis": "ouder"}')
    engine = place(FACETS)
    assert ids(engine.search(Query())) == ["1"]
    assert engine.condition().analysis == "ouder"
    assert "andere woordenlijst" in caplog.text


def test_a_build_that_was_killed_is_cleared_away_and_one_that_goes_on_is_not(place, index):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    killed = index / "nieuw-12345678-af"
    killed.mkdir()
    (killed / "lock").touch()
    with engine.building() as first:
        first.add([DEBT])
        with place(FACETS).building():
            assert not killed.exists()
        first.use()
    assert ids(engine.search(Query())) == ["2"]
