"""The pins are complete, fit the oldest Python that we promise, and are what runs here."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.installation import ROOT

OLDEST = "3.11.2"  # Debian 12


def pins(name):
    lines = (ROOT / name).read_text().splitlines()
    return dict(line.split("#")[0].strip().split("==") for line in lines if "==" in line)


RUNTIME = pins("requirements.txt")
EVERYTHING = RUNTIME | pins("requirements-dev.txt")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_pin_is_installed_and_fits_the_oldest_python(name):
    found = metadata.distribution(name)
    assert found.version == EVERYTHING[name]
    assert SpecifierSet(found.metadata["Requires-Python"] or "").contains(OLDEST)


@pytest.mark.parametrize("pinned", [RUNTIME, EVERYTHING], ids=["runtime", "with tests and lint"])
def test_what_a_pin_needs_is_pinned_too(pinned):
    needed = {
        canonical(wanted.name)
        for name in pinned
        for wanted in map(Requirement, metadata.requires(name) or [])
        if not wanted.marker or wanted.marker.evaluate({"extra": ""})
    }
    assert needed <= {canonical(name) for name in pinned}


def test_lock_files_name_no_registry():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
    assert "://" not in (ROOT / "requirements.txt").read_text()
