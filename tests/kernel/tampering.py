"""What somebody with the database's password could do to the ledger. Every case says what must be found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

COLUMNS = ("number", "at", '"user"', "seat", "participant", "verb", "kind", "record", "changes", "previous", "digest")
_READ = """
    SELECT number, at, "user", seat, participant, verb, kind, record, changes, previous, digest
    FROM kernel_ledgerline WHERE number = %s
"""
_WRITE = """
    INSERT INTO kernel_ledgerline
        (number, at, "user", seat, participant, verb, kind, record, changes, previous, digest)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_SET = "UPDATE kernel_ledgerline SET"
_DELETE = "DELETE FROM kernel_ledgerline WHERE number = %s"
_NUMBER = "UPDATE kernel_ledgerline SET number = %s WHERE number = %s"


class Executes(Protocol):
    def __call__(self, sql: str, values: list[Any] = ..., /) -> list[tuple[Any, ...]]:
        """Run the statement, with %s for each value, and give its rows."""
        ...


@dataclass(frozen=True)
class Case:
    """A ledger of twelve lines is tampered with; then ``problem`` must be found at each of ``lines``."""

    tamper: Callable[[Executes], None]
    problem: str
    lines: list[int]


def _row(execute: Executes, number: int) -> dict[str, Any]:
    return dict(zip(COLUMNS, execute(_READ, [number])[0], strict=True))


def _digest(row: dict[str, Any]) -> str:
    """As kernel.ledger.digest_of; written again, as an intruder would."""
    at = row["at"] if isinstance(row["at"], dt.datetime) else dt.datetime.fromisoformat(row["at"])
    at = at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)
    said = [at.isoformat(timespec="microseconds"), *(row[name] for name in COLUMNS[2:10])]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _insert(execute: Executes, row: dict[str, Any]) -> None:
    execute(_WRITE, [row[name] for name in COLUMNS])


def _forge(execute: Executes, number: int, **changes: Any) -> None:
    """Rewrite a line and give it the digest that fits."""
    row = _row(execute, number) | changes
    row["digest"] = _digest(row)
    execute(_DELETE, [number])
    _insert(execute, row)


def _shift(execute: Executes, after: int, by: int) -> None:
    """Renumber what stands behind a line. In two steps, as numbers are unique."""
    execute("UPDATE kernel_ledgerline SET number = -number WHERE number > %s", [after])
    execute("UPDATE kernel_ledgerline SET number = -number + %s WHERE number < 0", [by])


def _head(execute: Executes) -> None:
    """Let the head name what is now the last line."""
    row = _row(execute, execute("SELECT max(number) FROM kernel_ledgerline")[0][0])
    execute("UPDATE kernel_ledgerhead SET number = %s, digest = %s", [row["number"], row["digest"]])


def _delete(*numbers: int) -> Callable[[Executes], None]:
    def tamper(execute: Executes) -> None:
        for number in numbers:
            execute(_DELETE, [number])

    return tamper


def _sql(*statements: str) -> Callable[[Executes], None]:
    def tamper(execute: Executes) -> None:
        for statement in statements:
            execute(statement)

    return tamper


def _with_head(tamper: Callable[[Executes], None]) -> Callable[[Executes], None]:
    def both(execute: Executes) -> None:
        tamper(execute)
        _head(execute)

    return both


def _delete_and_renumber(execute: Executes) -> None:
    _delete(5)(execute)
    _shift(execute, 5, -1)


def _insert_between(execute: Executes) -> None:
    _shift(execute, 5, 1)
    before = _row(execute, 5)
    row = before | {"number": 6, "verb": "people.body.add", "previous": before["digest"]}
    _insert(execute, row | {"digest": _digest(row)})


def _append(execute: Executes) -> None:
    last = _row(execute, 12)
    row = last | {"number": 13, "verb": "people.body.add", "previous": last["digest"]}
    _insert(execute, row | {"digest": _digest(row)})


def _swap(execute: Executes) -> None:
    for new, old in ((-4, 4), (4, 7), (7, -4)):
        execute(_NUMBER, [new, old])


def _swap_contents(execute: Executes) -> None:
    fourth, seventh = _row(execute, 4), _row(execute, 7)
    _delete(4, 7)(execute)
    _insert(execute, fourth | {"number": 7})
    _insert(execute, seventh | {"number": 4})


def _move_the_last_up(execute: Executes) -> None:
    for new, old in ((-12, 12), *((number + 1, number) for number in range(11, 5, -1)), (6, -12)):
        execute(_NUMBER, [new, old])


def _rewrite_from(number: int) -> Callable[[Executes], None]:
    """Alter a line and chain all that follow it anew: the whole end of the ledger is another."""

    def tamper(execute: Executes) -> None:
        _forge(execute, number, verb="people.body.add")
        for following in range(number + 1, 13):
            _forge(execute, following, previous=_row(execute, following - 1)["digest"])

    return tamper


CASES: dict[str, Case] = {
    "altered": Case(_sql(f"{_SET} verb = 'people.body.add' WHERE number = 5"), "altered", [5]),
    "altered, who": Case(_sql(f'{_SET} "user" = 4711 WHERE number = 5'), "altered", [5]),
    "altered, when": Case(_sql(f"{_SET} at = '2020-01-01 00:00:00' WHERE number = 5"), "altered", [5]),
    "altered, what changed": Case(_sql(f"{_SET} changes = '[]' WHERE number = 5"), "altered", [5]),
    "altered, the first": Case(_sql(f"{_SET} kind = 'people.body' WHERE number = 1"), "altered", [1]),
    "altered, the last": Case(_sql(f"{_SET} record = 'abcdefghjkmn' WHERE number = 12"), "altered", [12]),
    "altered, its digest": Case(
        _sql(f"{_SET} digest = '0000000000000000000000000000000000000000000000000000000000000000' WHERE number = 5"),
        "altered",
        [5],
    ),
    "altered, its predecessor": Case(
        _sql(f"{_SET} previous = '0000000000000000000000000000000000000000000000000000000000000000' WHERE number = 5"),
        "altered",
        [5],
    ),
    "altered, with its digest": Case(lambda execute: _forge(execute, 5, verb="people.body.add"), "altered", [5]),
    "altered, the last, with its digest": Case(
        lambda execute: _forge(execute, 12, verb="people.body.add"), "altered", [12]
    ),
    "altered, two": Case(_sql(*(f"{_SET} verb = 'x.y' WHERE number = {n}" for n in (5, 9))), "altered", [5, 9]),
    "altered, chained anew, with the head": Case(_with_head(_rewrite_from(9)), "altered", [12]),
    "deleted": Case(_delete(5), "deleted", [5]),
    "deleted, the first": Case(_delete(1), "deleted", [1]),
    "deleted, in two places": Case(_delete(3, 9), "deleted", [3, 9]),
    "deleted, several": Case(_delete(5, 6, 7), "deleted", [5, 6, 7]),
    "deleted, and renumbered": Case(_delete_and_renumber, "deleted", [5]),
    "deleted, and renumbered, with the head": Case(_with_head(_delete_and_renumber), "deleted", [5]),
    "inserted between": Case(_insert_between, "inserted", [6]),
    "inserted between, with the head": Case(_with_head(_insert_between), "inserted", [6]),
    "inserted at the end": Case(_append, "inserted", [13]),
    "inserted at the end, with the head": Case(_with_head(_append), "inserted", [13]),
    "reordered": Case(_swap, "reordered", [4, 7]),
    "reordered, by contents": Case(_swap_contents, "reordered", [4, 7]),
    "reordered, the last moved up": Case(_with_head(_move_the_last_up), "reordered", [6, 7, 8, 9, 10, 11, 12]),
    "renumbered with a gap": Case(_sql(f"{_SET} number = 20 WHERE number = 12"), "reordered", [20]),
    "missing last": Case(_delete(12), "missing_last", [12]),
    "missing last, with the head": Case(_with_head(_delete(12)), "missing_last", [12]),
    "missing last three, with the head": Case(_with_head(_delete(10, 11, 12)), "missing_last", [10, 11, 12]),
    "everything gone": Case(_delete(*range(1, 13)), "missing_last", [*range(1, 13)]),
    "the head gone": Case(_sql("DELETE FROM kernel_ledgerhead"), "missing_head", [12]),
}
