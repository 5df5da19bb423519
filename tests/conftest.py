"""Servers and the browser for tests, and the rule that CI skips nothing."""

import gc
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.demo_content import (  # noqa: F401 - fixtures of all modules
    demo,
    demo_place,
    demo_server,
    each_engine,
    index_of_the_tests,
)
from tests.findings_browser import edit_screen  # noqa: F401 - fixture of two modules
from tests.live_site import emptied_site, live_engine  # noqa: F401 - fixtures of all modules
from tests.roads import readers  # noqa: F401 - as above

# The lexicon is a heap of many objects: collecting as often as usual costs a tenth of the time.
gc.set_threshold(200_000, 20, 20)

IN_CI = os.environ.get("CI") == "true"
NEEDS = {
    "elasticsearch": bool(os.environ.get("ELASTICSEARCH_URL")),
    "postgresql": os.environ.get("DATABASE_URL", "").startswith("postgres"),
    "browser": shutil.which("chromium") is not None,
}
NEEDED_BY = {"browser": "browser", "elasticsearch_url": "elasticsearch"}
HOW = "Zo draaien zij ook: installeer chromium, zet ELASTICSEARCH_URL en DATABASE_URL (PostgreSQL)."


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=200, help="random edits with random faults")
    parser.addoption("--seed", type=int, default=1, help="which random edits and faults")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips on a laptop what needs a server that is not there; in CI it runs and fails."""
    for item in items:
        for fixture, need in NEEDED_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(need)
        for need, present in NEEDS.items():
            if item.get_closest_marker(need) and not present and not IN_CI:
                item.add_marker(pytest.mark.skip(reason=f"{need} is er niet"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if skipped := terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(f"{len(skipped)} tests overgeslagen. {HOW}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The server for tests marked `elasticsearch`."""
    return os.environ["ELASTICSEARCH_URL"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine; a test that takes it is marked `browser`."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-quic"]
        )
        yield chromium
        chromium.close()
