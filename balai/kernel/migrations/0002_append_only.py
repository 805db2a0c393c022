"""The database itself refuses to change a ledger line or a label, whoever asks."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = {"ledger": "kernel_ledgerline", "label": "kernel_label", "audience": "kernel_labelaudience"}


def lock(apps: Any, schema_editor: Any) -> None:
    for name, table in TABLES.items():
        if schema_editor.connection.vendor == "sqlite":
            for event in ("update", "delete"):
                schema_editor.execute(
                    f"CREATE TRIGGER balai_{name}_no_{event} BEFORE {event.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        else:
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION balai_{name}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
            )
            for event, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
                schema_editor.execute(
                    f"CREATE TRIGGER balai_{name}_no_{event} BEFORE {event.upper()} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION balai_{name}_refuse()"
                )


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(lock, migrations.RunPython.noop)]
