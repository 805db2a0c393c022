"""The kernel's own tables: parties, labels, the ledger and its head. None is a Record: PLAIN has the reasons."""

from __future__ import annotations

from django.db import models

from balai.kernel.keys import new_key


class Party(models.Model):
    """The bare key of whoever can own, read or act: a participant, a body, a seat. Labels and actors hold party ids."""

    class Kind(models.TextChoices):
        PARTICIPANT = "participant"
        BODY = "body"
        SEAT = "seat"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=16, unique=True, default=new_key)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["participant", "body", "seat"]), name="party_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Level(models.IntegerChoices):
    """TLP 2.0 (FIRST, August 2022), from the widest to the narrowest."""

    CLEAR = 0, "TLP:CLEAR"
    GREEN = 1, "TLP:GREEN"
    AMBER = 2, "TLP:AMBER"
    AMBER_STRICT = 3, "TLP:AMBER+STRICT"
    RED = 4, "TLP:RED"


class Label(models.Model):
    """Who may read: one immutable row for each distinct combination. Made by ``labels.find_label`` alone."""

    level = models.PositiveSmallIntegerField(choices=Level.choices)
    body = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    originator = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(level__in=[0, 1, 2, 3, 4]), name="label_level_is_known"),
            models.CheckConstraint(
                condition=~models.Q(level=2) | models.Q(body__isnull=False), name="label_amber_names_its_body"
            ),
            models.CheckConstraint(
                condition=~models.Q(level=3) | models.Q(originator__isnull=False),
                name="label_amber_strict_names_its_originator",
            ),
        ]

    def __str__(self) -> str:
        return Level(self.level).label


class LabelAudience(models.Model):
    """A party to which a label releases what carries it; for TLP:RED, a seat that it names."""

    label = models.ForeignKey(Label, models.PROTECT, related_name="audience")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["label", "party"], name="label_names_a_party_once")]

    def __str__(self) -> str:
        return f"{self.label} to {self.party}"


class LedgerLine(models.Model):
    """One act. Append-only and hash-chained; it holds ids and the names of changed fields, never their contents."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    user = models.BigIntegerField(null=True)
    seat = models.BigIntegerField(null=True)
    participant = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=16)
    changes = models.TextField()
    """Canonical JSON: a list of [kind, key, "made" | "changed" | "removed", [field names]]."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "record", "number"], name="ledger_by_record")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class LedgerHead(models.Model):
    """The last line's number and digest, written in its transaction, so that a missing last line is seen."""

    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, default="")
    """``ledger.seal`` of both: who can write to the database, and has no key, cannot end the ledger elsewhere."""

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_has_one_head")]

    def __str__(self) -> str:
        return f"{self.number}"


PLAIN = {
    "kernel.party": "a bare key that says nothing of whom it stands for",
    "kernel.label": "the rule itself; it is needed to decide who reads",
    "kernel.labelaudience": "the rule itself; it is needed to decide who reads",
    "kernel.ledgerline": "read through its record by kernel.ledger.history_of",
    "kernel.ledgerhead": "a number and a digest",
}
"""Models that are no Record, each with its reason. Every floor and mechanism keeps its own such list."""
