"""The database itself: bringing its schema up to date, seeing that it answers, seeing that its guards stand."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations.executor import MigrationExecutor

TRIGGERS = frozenset(
    {
        "balai_ledger_no_update",
        "balai_ledger_no_delete",
        "balai_label_no_update",
        "balai_label_no_delete",
        "balai_audience_no_update",
        "balai_audience_no_delete",
    }
)
"""What migration kernel.0002 makes on both databases."""


def bring_up_to_date() -> None:
    """Run the start-up checks, then apply the migrations that are missing. Raises SystemCheckError, DatabaseError."""
    found = [problem for problem in run_checks() if problem.is_serious()]
    if found:
        raise SystemCheckError("\n".join(str(problem) for problem in found))
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False, database=DEFAULT_DB_ALIAS)


def see_that_it_answers() -> None:
    """Raises DatabaseError where it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def all_or_nothing() -> AbstractContextManager[None]:
    """A transaction around several actions, such as the making of the demonstration."""
    return transaction.atomic()


def missing_triggers() -> list[str]:
    """The guards of the ledger and of the labels that are not in the database. Needs a migrated database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        present = {row[0] for row in cursor.fetchall()}
    wanted = set(TRIGGERS)
    if connection.vendor == "postgresql":
        wanted |= {"balai_ledger_no_truncate", "balai_label_no_truncate", "balai_audience_no_truncate"}
    return sorted(wanted - present)
