"""publiccode.yml has what version 0.7 of the standard asks, and agrees with the rest of the repository."""

import tomllib
from urllib.parse import urlsplit

import pytest
import yaml

from tests.installation import ROOT

STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
SOFTWARE_TYPES = {
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
}


@pytest.fixture(scope="module")
def public():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_the_keys_that_must_be_there(public):
    assert public["publiccodeYmlVersion"] == "0.7"
    assert public["name"] == "Kennisbank Maatwerk"
    assert urlsplit(public["url"]).scheme == "https"
    assert public["platforms"]
    assert public["developmentStatus"] in STATUSES
    assert public["softwareType"] in SOFTWARE_TYPES


@pytest.mark.parametrize("language", ["nl", "en"])
def test_descriptions_have_the_length_that_catalogues_show(public, language):
    description = public["description"][language]
    assert 0 < len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert description["features"]
    assert all(0 < len(feature) <= 100 for feature in description["features"])


def test_who_maintains_it_is_named(public):
    assert public["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in public["maintenance"]["contacts"])


def test_languages(public):
    assert public["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}


def test_licence_and_version_are_those_of_the_project(public, project):
    assert public["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert public["softwareVersion"] == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text()
