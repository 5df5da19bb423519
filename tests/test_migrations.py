"""A database of any earlier version becomes one of this version with its rows, and back."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.demo_content import in_database

pytestmark = pytest.mark.django_db(transaction=True)  # else a transaction is open already
SUFFIX = "migrations"
FIRST, *LATER = sorted(
    name for app, name in MigrationExecutor(None).loader.disk_migrations if app == "precedents"
)
BEFORE_DATABASE_RULES = "0006_index_state"


@pytest.fixture
def another_database(transactional_db: None) -> Iterator[None]:
    """A copy of the database of the tests: made from nothing by all migrations."""
    connection.close()
    connection.creation.clone_test_db(SUFFIX, verbosity=0)
    with in_database(connection.creation.get_test_db_clone_settings(SUFFIX)["NAME"]):
        yield
    connection.creation.destroy_test_db(suffix=SUFFIX, verbosity=0)


def migrated(name: str):
    """The models as they are at this migration, the database migrated to it."""
    executor = MigrationExecutor(connection)
    return executor.migrate([("precedents", name)]).apps


def add_rows(apps, version: str) -> None:
    """A precedent with its number and a rule, as a site of that version holds them."""
    of = lambda model: apps.get_model("precedents", model)  # noqa: E731 - short for a long name
    number = int(version[:4])
    shelf = of("PrecedentIndexPage").objects.get()
    content_type = apps.get_model("contenttypes", "ContentType").objects.get(model="precedentpage")
    domain = of("Domain").objects.create(name=f"Domein {version}", slug=version)
    rule = of("BlockingRule").objects.create(
        slug=version,
        name=f"Regel {version}",
        core="Zegt iets.",
        level="landelijk",
        boundary="regel",
        domain_id=domain.pk,
    )
    page = of("PrecedentPage").objects.create(
        title=f"Casus {version}",
        slug=version,
        path=f"{shelf.path}{number:04d}",
        depth=shelf.depth + 1,
        url_path=f"{shelf.url_path}{version}/",
        content_type_id=content_type.pk,
        locale_id=shelf.locale_id,
        number=f"KM-2026-{number:04d}",
        kind="casus",
    )
    of("CitationNumber").objects.create(year=2026, sequence=number, page_id=page.pk)
    of("Blockade").objects.create(page_id=page.pk, rule_id=rule.pk, note=f"Uit {version}.")


def rows_of(apps) -> list[tuple]:
    blockades = apps.get_model("precedents", "Blockade").objects.order_by("rule")
    names = ("page__title", "page__number", "page__registration__sequence", "rule__name", "note")
    return list(blockades.values_list(*names))


def test_rows_of_each_earlier_version_arrive_in_this_one_and_go_back(another_database):
    """What does not fit is told on the way: passing a version once more takes seconds."""
    versions = [FIRST, *LATER]
    for version in versions:
        add_rows(apps := migrated(version), version)
        if version == BEFORE_DATABASE_RULES:
            assert_a_law_without_article_is_named(apps)
    kept = rows_of(migrated(versions[-1]))
    assert kept == [
        (f"Casus {name}", f"KM-2026-{int(name[:4]):04d}", int(name[:4]), f"Regel {name}", f"Uit {name}.")
        for name in versions
    ]
    assert rows_of(migrated(FIRST)) == kept


def assert_a_law_without_article_is_named(apps) -> None:
    """The migration goes on once it is mended."""
    law = apps.get_model("precedents", "Law").objects.create(bwb_id="BWBR0015703", name="Participatiewet")
    route = apps.get_model("precedents", "EscapeRoute").objects.create(code="hardheid", name="Hardheid")
    rule = apps.get_model("precedents", "BlockingRule").objects.get(slug=BEFORE_DATABASE_RULES)
    rows = apps.get_model("precedents", "RuleRoute").objects
    rows.create(rule_id=rule.pk, route_id=route.pk, description="Ruimte.", law_id=law.pk)
    with pytest.raises(ValueError, match=f"Regel {BEFORE_DATABASE_RULES}. Zet de vorige versie terug"):
        migrated("0007_database_rules")
    rows.update(article="18")


def test_the_models_are_as_the_migrations_make_them():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
