"""Whether the database has the tables that this version of the software works on."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from columba.lib.publication import PublicationError


def require_tables() -> None:
    """Raise PublicationError where tables are missing or older than the software."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise PublicationError(
            "The database is not ready: its tables are missing, or older than this version. "
            "Run `columba load` first."
        )
