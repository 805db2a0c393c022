"""A real portal for journeys: `balai serve` in a process of its own, on a home of its own.

The demonstration home is made once a run; each portal gets a copy. Nothing is ever flushed: the ledger would refuse it.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest

from tests.plumbing import postgres
from tests.plumbing.surroundings import DATABASE

BALAI = Path(sys.executable).with_name("balai")
SECONDS_TO_START = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Home:
    """A BALAI_HOME, and the database that goes with it where that is not in it."""

    folder: Path
    server: postgres.Server | None = None
    database: str = ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        kept |= {"BALAI_HOME": str(self.folder), "PYTHONWARNINGS": "default", "PYTHONUNBUFFERED": "1"}
        if self.server:
            kept["DATABASE_URL"] = self.server.address(self.database)
        return kept

    def copied_to(self, folder: Path) -> Home:
        """A home with the same contents. Nothing may run on this one meanwhile."""
        shutil.copytree(self.folder, folder)
        if not self.server:
            return Home(folder)
        copy = f"balai_{uuid4().hex[:12]}"
        self.server.create(copy, like=self.database)
        return Home(folder, self.server, copy)

    def balai(self, *words: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        """Run the console command on this home; its exit code must be the expected one."""
        done = subprocess.run(
            [BALAI, *words], env=self.environment(), check=False, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == expect, f"balai {' '.join(words)} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.server:
            self.server.drop(self.database)


@dataclass
class Portal:
    """A running server and its home. `log` is what it printed."""

    home: Home
    port: int
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when the first page is answered."""
        environment = self.home.environment() | {"BALAI_PORT": str(self.port)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [BALAI, "serve"], env=environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.url, timeout=10):
                    return
            except urllib.error.HTTPError as answer:
                if answer.code < 500:
                    return
                break
            except OSError:
                time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"balai serve did not answer at {self.url}:\n{self.log.read_text(errors='replace')}")

    def stop(self) -> None:
        """As a service manager would: asked first."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """As a loss of power would (kill -9), the server and its workers."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=15)

    def complaints(self) -> list[str]:
        """Lines of the log that tell of an error in the server."""
        said = self.log.read_text(errors="replace").splitlines()
        return [line for line in said if "Traceback" in line or "Internal Server Error" in line or "Warning:" in line]


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Home]:
    """The demonstration group, made once. Copy it; never serve it."""
    home = Home(tmp_path_factory.mktemp("demonstration") / "home")
    if DATABASE == "postgres":
        home.server, home.database = request.getfixturevalue("postgres_server"), "demonstration"
        home.server.create(home.database)
    home.balai("demo", "--no-serve")
    yield home
    home.discard()


@contextmanager
def _served(template: Home, folder: Path) -> Iterator[Portal]:
    portal = Portal(template.copied_to(folder / "home"), free_port(), folder / "server.log")
    try:
        portal.start()
        yield portal
        assert not portal.complaints(), f"the server complained:\n{portal.log.read_text(errors='replace')}"
    finally:
        if hasattr(portal, "process"):
            portal.stop()
        portal.home.discard()


@pytest.fixture(scope="module")
def portal(demonstration_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A running portal that the journeys of one module share."""
    with _served(demonstration_home, tmp_path_factory.mktemp("portal")) as served:
        yield served


@pytest.fixture
def own_portal(demonstration_home: Home, tmp_path: Path) -> Iterator[Portal]:
    """A running portal for one journey alone, which may break it."""
    with _served(demonstration_home, tmp_path) as served:
        yield served


@pytest.fixture
def empty_home(tmp_path: Path) -> Callable[[], Home]:
    """A home in which nothing was ever done: what a newcomer has."""
    return lambda: Home(tmp_path / f"home-{uuid4().hex[:6]}")
