"""Whatever is done to the ledger behind the portal's back is found, and the line is named. Nothing else is found."""

from __future__ import annotations

import datetime as dt
import json
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection

from balai.kernel.ledger import digest_of, head_file, read_head_file, seal, write_head_file
from balai.kernel.ledger_check import Problem, verify_ledger
from balai.kernel.models import LedgerHead, LedgerLine
from balai.people.actors import console
from balai.people.services import add_participant
from tests.kernel.tampering import CASES

LINES = 12


def _act(*numbers: int) -> None:
    for number in numbers:
        add_participant(console(), None, kind="company", code=f"company-{number}", name=f"Company {number}")


@pytest.fixture
def ledger(db: None, settings: LazySettings, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    """Twelve lines, the head file as it is after a commit, and no trigger in the way."""
    settings.BALAI_HOME = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        _act(*range(1, LINES + 1))
    with connection.cursor() as cursor:
        for event in ("update", "delete"):
            on = " ON kernel_ledgerline" if connection.vendor == "postgresql" else ""
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"DROP TRIGGER balai_ledger_no_{event}{on}")


def _execute(sql: str, values: list[Any] | None = None, /) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or [])
        return list(cursor.fetchall()) if cursor.description else []


def _found() -> list[Problem]:
    return verify_ledger()[1]


@pytest.mark.usefixtures("ledger")
class TestAWholeLedger:
    def test_is_whole(self) -> None:
        assert verify_ledger() == (LINES, [])

    def test_a_head_file_behind_is_sound(self) -> None:
        _act(13, 14)  # committed, and the server died before it wrote the file
        assert verify_ledger() == (LINES + 2, [])

    def test_no_head_file_is_as_far_behind_as_can_be(self) -> None:
        head_file().unlink()
        assert _found() == []

    def test_a_head_file_never_goes_back(self) -> None:
        before = read_head_file()
        write_head_file(3, LedgerLine.objects.get(pk=3).digest)
        assert read_head_file() == before == (LINES, LedgerHead.objects.get().digest)

    def test_an_empty_ledger_is_whole(self) -> None:
        _execute("DELETE FROM kernel_ledgerline")
        _execute("DELETE FROM kernel_ledgerhead")
        head_file().unlink()
        assert verify_ledger() == (0, [])


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("name", CASES)
def test_tampering_is_found(name: str) -> None:
    case = CASES[name]
    case.tamper(_execute)
    found = _found()
    assert [problem.line for problem in found if problem.problem == case.problem] == case.lines, found
    # Nothing but what was done is told: a second finding would send whoever reads it to a sound line.
    assert {problem.line for problem in found} <= {*case.lines}, found


@pytest.mark.usefixtures("ledger")
class TestTheHeads:
    def test_a_file_ahead_is_a_break(self) -> None:
        write_head_file(LINES + 1, "f" * 64)
        assert [(each.line, each.problem) for each in _found()] == [(LINES + 1, "missing_last")]

    @pytest.mark.parametrize("contents", ["", "no JSON", "[]", "{}", '{"number": "x", "digest": 1, "seal": 2}'])
    def test_a_file_that_nobody_of_ours_wrote(self, contents: str) -> None:
        head_file().write_text(contents)
        assert [(each.line, each.problem) for each in _found()] == [(None, "head_file")]

    def test_a_file_whose_number_was_changed(self) -> None:
        held = json.loads(head_file().read_text())
        head_file().write_text(json.dumps(held | {"number": 3}))
        assert [(each.line, each.problem) for each in _found()] == [(None, "head_file")]

    def test_the_last_line_taken_with_both_its_heads(self) -> None:
        """The file is deleted, and the head in the database set back, by somebody who does not have the key."""
        CASES["missing last, with the head"].tamper(_execute)
        head_file().unlink()
        assert [(each.line, each.problem) for each in _found()] == [(None, "unsealed_head")]

    def test_another_key(self, settings: LazySettings) -> None:
        settings.SECRET_KEY = "another key altogether, as after a change of it"
        assert {(each.line, each.problem) for each in _found()} == {(None, "head_file"), (None, "unsealed_head")}

    def test_a_head_without_its_seal(self) -> None:
        _execute("UPDATE kernel_ledgerhead SET seal = ''")
        assert [(each.line, each.problem) for each in _found()] == [(None, "unsealed_head")]

    def test_the_next_act_makes_the_file_anew(self, django_capture_on_commit_callbacks: Any) -> None:
        head_file().write_text("")
        with django_capture_on_commit_callbacks(execute=True):
            _act(13)
        assert _found() == []


@pytest.mark.usefixtures("ledger")
def test_thousands_of_lines_are_whole_and_one_among_them_is_found() -> None:
    lines = [LedgerLine.objects.get(pk=LINES)]
    for number in range(LINES + 1, 5001):
        line = copy(lines[-1])
        line.number, line.previous, line.at = number, lines[-1].digest, line.at + dt.timedelta(milliseconds=number)
        line.digest = digest_of(line)
        lines.append(line)
    LedgerLine.objects.bulk_create(lines[1:])
    LedgerHead.objects.update(number=5000, digest=lines[-1].digest, seal=seal(5000, lines[-1].digest))
    assert verify_ledger() == (5000, [])
    _execute("UPDATE kernel_ledgerline SET verb = 'x.y' WHERE number = 2718")
    _execute("DELETE FROM kernel_ledgerline WHERE number > 3000 AND number < 4000 AND number %% 2 = 0")
    found = _found()
    assert [each.line for each in found if each.problem == "altered"] == [2718]
    assert [each.line for each in found if each.problem == "deleted"] == list(range(3002, 4000, 2))
    assert len(found) == 500


@pytest.mark.usefixtures("ledger")
def test_an_act_stands_although_the_file_cannot_be_written(
    settings: LazySettings, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.BALAI_HOME = tmp_path / "gone"
    with django_capture_on_commit_callbacks(execute=True):
        _act(13)
    assert LedgerLine.objects.count() == LINES + 1
    settings.BALAI_HOME = tmp_path
    assert _found() == []


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("value", ["no moment", "2026-13-45 99:99:99"])
def test_a_moment_that_is_none_is_an_altered_line(value: str) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL holds nothing but moments in that column")
    _execute("UPDATE kernel_ledgerline SET at = %s WHERE number = 5", [value])
    assert [(each.line, each.problem) for each in _found()] == [(5, "altered")]
