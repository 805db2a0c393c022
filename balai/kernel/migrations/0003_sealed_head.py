"""The head of the ledger gets its seal."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from balai.kernel.ledger import seal


def seal_head(apps: Any, schema_editor: Any) -> None:
    heads = apps.get_model("kernel", "LedgerHead")
    for head in heads.objects.all():
        head.seal = seal(head.number, head.digest)
        head.save()


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_append_only")]
    operations = [
        migrations.AddField("ledgerhead", "seal", models.CharField(default="", max_length=64)),
        migrations.RunPython(seal_head, migrations.RunPython.noop),
    ]
