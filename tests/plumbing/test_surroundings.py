"""The surroundings hold: no network, no home of a person, a PostgreSQL that leaves nothing behind."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.plumbing import postgres
from tests.plumbing.surroundings import DATABASE, NetworkForbidden


@pytest.mark.parametrize("address", ["http://192.0.2.1/", "http://balai.invalid/"])
def test_no_other_machine_can_be_reached(address: str) -> None:
    with pytest.raises(NetworkForbidden):
        urllib.request.urlopen(address, timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname(), timeout=5):
            accepted, visitor = server.accept()
        accepted.close()
    assert visitor[0] == "127.0.0.1"


def test_the_home_is_the_tests_own() -> None:
    assert Path(settings.BALAI_HOME) == Path(os.environ["BALAI_HOME"]).resolve()
    assert Path(settings.BALAI_HOME).name.startswith("balai-tests-")


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[DATABASE]


@pytest.mark.postgres
def test_a_database_can_be_copied(postgres_server: postgres.Server) -> None:
    def asked(database: str, question: str) -> str:
        command = [f"{postgres_server.programs}/psql", "-h", str(postgres_server.folder), "-U", postgres.ROLE, "-tAqc"]
        answer = subprocess.run([*command, question, database], check=True, capture_output=True, text=True)
        return answer.stdout.strip()

    postgres_server.create("original")
    asked("original", "create table kept (name text); insert into kept values ('Dzongkha རྫོང་ཁ')")
    postgres_server.create("copy", like="original")
    postgres_server.drop("original")
    assert asked("copy", "select name from kept") == "Dzongkha རྫོང་ཁ"
    postgres_server.drop("copy")


@pytest.mark.postgres
def test_postgres_runs_without_privileges_and_leaves_nothing(postgres_server: postgres.Server) -> None:
    assert postgres_server.folder.exists()
    second = postgres.start(postgres.new_folder())
    assert second.folder.stat().st_uid != 0
    second.stop()
    assert second.process.returncode is not None
    assert not second.folder.exists()


def test_what_postgres_passes_over_uses_no_database(request: pytest.FixtureRequest) -> None:
    """`make test-postgres` leaves some folders out, which must not come to need it."""
    makefile = (request.config.rootpath / "Makefile").read_text()
    folders = re.search(r"^WITHOUT_DATABASE := (.+)$", makefile, flags=re.MULTILINE)
    assert folders
    for folder in folders[1].split():
        files = list((request.config.rootpath / folder).rglob("*.py"))
        assert files
        assert [file.name for file in files if re.search(r"django_db|\bdb\b|\bcast\b", file.read_text())] == []
