"""What every test runs in: a home of its own, the database that BALAI_TEST_DATABASE names, and no network.

Loaded before Django's settings are (`-p` in pyproject.toml), since they read the environment once.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.plumbing import postgres
from tests.plumbing.absence import Absent, is_ci, refuse

DATABASE = os.environ.get("BALAI_TEST_DATABASE", "sqlite")
_server: postgres.Server | None = None


@cache
def _folder() -> Path:
    return postgres.new_folder()


def _leave_the_person_alone() -> None:
    """No test sees the settings, the database or the home of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("BALAI_") or name == "DATABASE_URL"]:
        if name not in {"BALAI_TEST_DATABASE", "BALAI_CHROMIUM"}:
            del os.environ[name]
    home = tempfile.mkdtemp(prefix="balai-tests-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    (Path(home) / "static").mkdir()  # whitenoise warns where it is missing
    os.environ["BALAI_HOME"] = home
    if DATABASE == "postgres":
        os.environ["DATABASE_URL"] = postgres.address(_folder(), "postgres")


def running_postgres() -> postgres.Server:
    """The server of this run, started when it is first asked for."""
    global _server  # noqa: PLW0603 - one for the process, as the environment is
    if _server is None:
        _server = postgres.start(_folder())
    return _server


if DATABASE not in {"sqlite", "postgres"}:
    raise pytest.UsageError(f"BALAI_TEST_DATABASE is {DATABASE!r}. Set it to sqlite or postgres.")
_leave_the_person_alone()


def pytest_configure(config: pytest.Config) -> None:
    # Ended from outside (make, CI), tests still stop what they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if DATABASE == "postgres" and not config.option.collectonly and not config.option.help:
        try:
            running_postgres()
        except Absent as absent:
            pytest.exit(f"{absent} The tests on PostgreSQL did not run.", returncode=1 if is_ci() else 0)


def pytest_unconfigure(config: pytest.Config) -> None:
    if _server:
        _server.stop()


def pytest_report_header(config: pytest.Config) -> str:
    return f"balai: on {DATABASE}"


@pytest.fixture(scope="session")
def postgres_server() -> postgres.Server:
    """A running PostgreSQL, whatever the other tests run on."""
    try:
        return running_postgres()
    except Absent as absent:
        refuse(absent)


@pytest.fixture(scope="session", autouse=True)
def _test_settings() -> Iterator[None]:
    """Passwords need not be costly to guess, and stylesheets need not be collected, to be tested."""
    from django.test import override_settings

    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


class NetworkForbidden(AssertionError):
    """A test was about to leave the machine."""


def _is_here(family: int, address: Any) -> bool:
    return family == socket.AF_UNIX or str(address[0]) in {"localhost", "::1", ""} or str(address[0]).startswith("127.")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Only this machine can be reached: loopback addresses and sockets in files."""

    def guarded(name: str) -> Callable[..., Any]:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if not _is_here(self.family, address):
                raise NetworkForbidden(f"A test tried to reach {address!r}. Tests reach this machine only.")
            return original(self, address)

        return connect

    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:
        if host is not None and not _is_here(socket.AF_INET, (host,)):
            raise NetworkForbidden(f"A test asked for the address of {host!r}. Tests reach this machine only.")
        return resolve(host, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded("connect"))
        patch.setattr(socket.socket, "connect_ex", guarded("connect_ex"))
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield
