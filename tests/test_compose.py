"""What docker-compose.yml and the Dockerfile name exists; Docker itself runs on few test machines."""

import json
import re
import tomllib

import pytest
import yaml

from kennisbank import environment
from tests.installation import ROOT, setting

SECRETS = {
    "SECRET_KEY": "een lange tekst die niemand raadt",
    "CLEARANCE_KEY": "nog een lange tekst die niemand raadt",
    "BASE_URL": "https://kennisbank.example.org",
    "POSTGRES_PASSWORD": "abc123",
    "ELASTIC_PASSWORD": "def456",
}
COMPOSE = (ROOT / "docker-compose.yml").read_text()


def read():
    """The file as Compose reads it with the secrets in .env: ${A:?said when missing} and ${A:-default}."""
    values = re.sub(
        r"\$\{(\w+):([?-])([^}]*)\}",
        lambda found: SECRETS.get(found[1], found[3] if found[2] == "-" else ""),
        json.dumps(yaml.safe_load(COMPOSE)),
    )
    return json.loads(values)


@pytest.fixture
def services():
    return read()["services"]


def test_every_variable_is_one_that_the_settings_read(services):
    for name in ("web", "prepare"):
        assert set(services[name]["environment"]) <= set(environment.DEFAULTS)


def test_every_secret_must_be_given():
    assert set(re.findall(r"\$\{(\w+):\?", COMPOSE)) == set(SECRETS)


def test_the_settings_reach_the_servers_that_compose_starts(services, tmp_path):
    variables = {name: value for name, value in services["web"]["environment"].items() if value != "/data"}
    found = setting(
        "[settings.DATABASES['default']['HOST'], settings.DATABASES['default']['PASSWORD'],"
        " settings.ELASTICSEARCH_URL, settings.SESSION_COOKIE_SECURE, settings.KENNISBANK_OPEN_READING]",
        data=tmp_path,
        **variables,
    )
    assert found == ["database", "abc123", "http://elastic:def456@search:9200", True, False]
    assert {"database", "search"} < set(services)


def test_servers_are_healthy_before_the_site_starts(services):
    for service in services.values():
        for name, needs in service.get("depends_on", {}).items():
            assert needs["condition"] != "service_healthy" or "healthcheck" in services[name]
    assert "healthcheck" in services["web"]


def test_what_must_stay_is_on_a_declared_volume(services):
    declared = set(read()["volumes"])
    used = {
        name: {volume.split(":")[0] for volume in service["volumes"]} for name, service in services.items()
    }
    assert set().union(*used.values()) == declared
    assert services["web"]["environment"]["KENNISBANK_DATA"] == "/data"
    assert services["web"]["volumes"] == ["media:/data"]


def test_search_asks_a_password_and_is_of_the_version_of_its_client(services):
    search = services["search"]
    assert search["environment"]["xpack.security.enabled"] == "true"
    assert "ports" not in search
    client = re.search(r"^elasticsearch==(\d+\.\d+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert f"elasticsearch:{client[1]}." in search["image"]


def test_the_image_runs_what_exists():
    dockerfile = (ROOT / "Dockerfile").read_text()
    for module in re.findall(r"(?:python -m |python:)(kennisbank\.\w+)", dockerfile):
        assert (ROOT / f"{module.replace('.', '/')}.py").exists()
    command = json.loads(re.search(r"^CMD (\[.*\])", dockerfile.replace("\\\n", ""), re.MULTILINE)[1])
    assert command[-1] == "kennisbank.wsgi"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert set(re.findall(r"FROM python:([\d.]+)", dockerfile)) == {version.removeprefix(">=")}


def test_the_image_gets_nothing_that_the_checkout_keeps_to_itself():
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {"var", ".venv", ".git", "node_modules"} <= set(left_out)
    copied = {"requirements.txt", "package.json", "package-lock.json", "manage.py", "taxonomy", "templates"}
    assert not copied & set(left_out)
    assert all((ROOT / path).exists() for path in copied)


@pytest.mark.parametrize("command", ["load_taxonomy", "check_index", "rebuild_index"])
def test_the_commands_that_prepare_exist(services, command):
    assert f"manage.py {command}" in services["prepare"]["command"]
    assert list(ROOT.glob(f"*/management/commands/{command}.py"))


def test_services_run_commands_that_exist(services):
    named = {
        command
        for service in services.values()
        for command in re.findall(r"manage\.py (\w+)", str(service.get("command", "")))
    }
    assert {"sync_index", "publish_scheduled", "check_index", "erase_reports", "migrate"} <= named
    for command in named:
        assert list(ROOT.glob(f"*/management/commands/{command}.py")) or command == "migrate"
    assert "--watch" in services["sync"]["command"]
