"""Which migrations this version of the code has, and whether a database has had them all."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

NOT_MIGRATED = (
    "De database loopt niet gelijk met deze versie van de kennisbank. Draai eerst: manage.py migrate"
)


def of_the_code() -> list[str]:
    """The last migration of each app, as "app.name"."""
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(None).graph.leaf_nodes())


def is_migrated(connection: BaseDatabaseWrapper) -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
