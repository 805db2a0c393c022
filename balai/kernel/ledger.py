"""The ledger: append-only, hash-chained, its head kept twice. Written by actions alone."""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from balai.kernel.actors import Actor
from balai.kernel.models import LedgerHead, LedgerLine
from balai.kernel.writing import Act

GENESIS = "0" * 64
"""What the first line names as its predecessor."""
_LOCK = 0x62616C6169
"""The number of PostgreSQL's advisory lock that serialises appending ("balai")."""


def canonical(value: Any) -> str:
    """JSON with one possible form: sorted keys, no spaces, nothing escaped that need not be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(line: LedgerLine) -> str:
    """SHA-256 over everything that the line says and the digest of the line before it."""
    said = [
        line.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        line.user,
        line.seat,
        line.participant,
        line.verb,
        line.kind,
        line.record,
        line.changes,
        line.previous,
    ]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def append(actor: Actor, verb: str, kind: str, record: str, act: Act) -> LedgerLine:
    """Write one line. Must be called in the transaction of what it tells of."""
    assert connection.in_atomic_block
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    head = LedgerHead.objects.filter(pk=1).first()
    changes = [[k, key, what, sorted(names)] for (k, key), (what, names) in sorted(act.changes.items())]
    line = LedgerLine(
        number=head.number + 1 if head else 1,
        at=timezone.now(),
        user=actor.user,
        seat=actor.seat,
        participant=actor.participant,
        verb=verb,
        kind=kind,
        record=record,
        changes=canonical(changes),
        previous=head.digest if head else GENESIS,
    )
    line.digest = digest_of(line)
    line.save(force_insert=True)
    sealed = seal(line.number, line.digest)
    LedgerHead(pk=1, number=line.number, digest=line.digest, seal=sealed).save(force_insert=head is None)
    # Robust: the act is committed by then, and nobody must be told that it failed because a file could not be written.
    transaction.on_commit(lambda: write_head_file(line.number, line.digest), robust=True)
    return line


def history_of(record: Any) -> Sequence[LedgerLine]:
    """The lines of a record that its reader was shown (the caller read it through ``visible_to``), newest first."""
    return list(LedgerLine.objects.filter(kind=record.kind_name(), record=record.key).order_by("-number")[:200])


def head_file() -> Path:
    return Path(settings.BALAI_HOME) / "ledger.head"


def write_head_file(number: int, digest: str) -> None:
    """Keep the head outside the database too. A file behind is sound (a crash came first); one ahead is a break."""
    lock = os.open(head_file().with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = read_head_file()
        if known is not None and known[0] >= number:
            return
        new = head_file().with_suffix(".new")
        with new.open("w", encoding="utf-8") as fresh:
            fresh.write(canonical({"number": number, "digest": digest, "seal": seal(number, digest)}) + "\n")
            fresh.flush()
            os.fsync(fresh.fileno())  # or a loss of power could leave an empty file under the right name
        new.replace(head_file())
    finally:
        os.close(lock)


def read_head_file() -> tuple[int, str] | None:
    """Number and digest, or None where there is no file or nobody with the portal's key wrote it."""
    try:
        held = json.loads(head_file().read_text())
        number, digest = int(held["number"]), str(held["digest"])
        genuine = hmac.compare_digest(str(held["seal"]), seal(number, digest))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (number, digest) if genuine else None


def seal(number: int, digest: str) -> str:
    """A keyed anchor of a head: whoever can only write to the database cannot make it."""
    return hmac.new(settings.SECRET_KEY.encode(), f"ledger:{number}:{digest}".encode(), "sha256").hexdigest()
