"""`balai ledger verify`, as somebody with a shell meets it: on a home of its own, and while the portal writes."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.kernel.tampering import CASES
from tests.plumbing import postgres
from tests.plumbing.portal import Home
from tests.plumbing.surroundings import DATABASE

ROOT = Path(__file__).resolve().parents[2]


def _appending(home: Home, threads: int, acts: int, name: str = "thread") -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.kernel.append_lines", str(threads), str(acts), name]
    environment = home.environment() | {"DJANGO_SETTINGS_MODULE": "balai.site.settings"}
    return subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def _append(home: Home, threads: int, acts: int) -> None:
    program = _appending(home, threads, acts)
    _, complaint = program.communicate(timeout=300)
    assert program.returncode == 0, complaint
    assert not complaint


def _verify(home: Home, expect: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(home.balai("ledger", "verify", "--json", expect=expect).stdout)
    return found


@pytest.fixture(scope="module")
def migrated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """An empty home on the database that these tests run on. Copy it."""
    made = Home(tmp_path_factory.mktemp("migrated") / "home")
    if DATABASE == "postgres":
        server: postgres.Server = request.getfixturevalue("postgres_server")
        made.server, made.database = server, f"ledger_{uuid4().hex[:12]}"
        server.create(made.database)
    made.balai("migrate")
    yield made
    made.discard()


@pytest.fixture
def home(migrated: Home, tmp_path: Path) -> Iterator[Home]:
    """An empty home."""
    copy = migrated.copied_to(tmp_path / "home")
    yield copy
    copy.discard()


@pytest.fixture(scope="module")
def twelve_lines(migrated: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home on SQLite whose ledger has twelve lines. Copy it."""
    home = migrated.copied_to(tmp_path_factory.mktemp("twelve") / "home")
    _append(home, 1, 12)
    return home


def _tamper(home: Home, tamper: Callable[[Any], None]) -> None:
    """As somebody does who opened the file of the database: takes the guards away, does it, puts the guards back."""
    connection = sqlite3.connect(home.folder / "balai.sqlite3")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()

    def execute(sql: str, values: list[Any] | None = None, /) -> list[tuple[Any, ...]]:
        return connection.execute(sql.replace("%s", "?"), values or []).fetchall()

    for name, _ in guards:
        execute(f"DROP TRIGGER {name}")
    tamper(execute)
    for _, sql in guards:
        execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.sqlite
class TestOnAFile:
    def test_a_whole_ledger(self, twelve_lines: Home) -> None:
        assert _verify(twelve_lines) == {"ok": True, "lines": 12, "problems": []}
        assert twelve_lines.balai("ledger", "verify").stdout == "12 lines; the ledger is whole.\n"

    @pytest.mark.parametrize(
        "name",
        [
            "altered",
            "altered, with its digest",
            "deleted",
            "inserted between",
            "reordered",
            "missing last, with the head",
        ],
    )
    def test_tampering_is_found(self, twelve_lines: Home, tmp_path: Path, name: str) -> None:
        home, case = twelve_lines.copied_to(tmp_path / "home"), CASES[name]
        _tamper(home, case.tamper)
        found = _verify(home, expect=1)
        assert not found["ok"]
        assert [(each["line"], each["problem"]) for each in found["problems"]] == [
            (line, case.problem) for line in case.lines
        ]
        said = home.balai("ledger", "verify", expect=1).stdout
        assert all(f"ine {line} " in said for line in case.lines)

    def test_a_missing_guard_is_told(self, twelve_lines: Home, tmp_path: Path) -> None:
        home = twelve_lines.copied_to(tmp_path / "home")
        with sqlite3.connect(home.folder / "balai.sqlite3") as connection:
            connection.execute("DROP TRIGGER balai_ledger_no_update")
        found = _verify(home, expect=1)
        assert [each["problem"] for each in found["problems"]] == ["unguarded"]
        assert "balai.E010" in home.balai("serve", expect=78).stderr


def test_several_threads_append_while_it_is_verified(home: Home) -> None:
    writers = _appending(home, 4, 60)
    verified = 0
    while writers.poll() is None:
        found = _verify(home)
        assert found["ok"], found
        verified += 1
    _, complaint = writers.communicate()
    assert writers.returncode == 0, complaint
    assert verified > 0
    assert _verify(home) == {"ok": True, "lines": 240, "problems": []}


def test_several_processes_append_to_one_chain(home: Home) -> None:
    programs = [_appending(home, 1, 20, name) for name in ("one", "two", "three")]
    for program in programs:
        _, complaint = program.communicate(timeout=300)
        assert program.returncode == 0, complaint
    assert _verify(home)["lines"] == 60
