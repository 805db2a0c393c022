"""A PostgreSQL server of the tests' own: in a new folder, reached by a socket in it, gone when the tests end."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tests.plumbing.absence import Absent

ROLE = "balai"
REMEDY = "On Debian or Ubuntu: apt-get install postgresql. On macOS: brew install postgresql."
# Nothing here has to survive a crash, so nothing waits for a disk; no query is long enough to be compiled.
SWIFT = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off")


def programs() -> Path:
    """The folder of initdb and postgres: Debian keeps them out of PATH."""
    found = shutil.which("initdb")
    if found and Path(found).resolve().with_name("postgres").exists():
        return Path(found).resolve().parent
    kept = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if not kept:
        raise Absent(f"PostgreSQL is not installed, and these tests run on it. {REMEDY}")
    return max(kept, key=lambda folder: float(folder.parent.name))


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; the account it runs as instead."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Absent("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.")


def new_folder() -> Path:
    """Where a server may live; made here so that its address is known before it runs."""
    folder = Path(tempfile.mkdtemp(prefix="balai-pg-", dir="/tmp"))  # a socket's path must be short
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def address(folder: Path, database: str) -> str:
    """What DATABASE_URL says to use a database of the server in that folder."""
    return f"postgresql://{ROLE}@/{database}?host={folder}"


@dataclass
class Server:
    """A running server. Its folder also holds its log."""

    folder: Path
    programs: Path
    process: subprocess.Popen[bytes]

    def address(self, database: str) -> str:
        return address(self.folder, database)

    def create(self, database: str, like: str = "template0") -> None:
        """A new database, empty or a copy of another that nobody is connected to."""
        self._run("createdb", "--template", like, database)

    def drop(self, database: str) -> None:
        self._run("dropdb", "--force", "--if-exists", database)

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.programs / program), "--host", str(self.folder), "--username", ROLE, *words]
        subprocess.run(command, check=True, capture_output=True, timeout=60)

    def stop(self) -> None:
        """At once, and the folder goes with it. May be called twice."""
        atexit.unregister(self.stop)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def start(folder: Path) -> Server:
    """Make a cluster in the folder and start it. Raises Absent where PostgreSQL is not installed."""
    at, account = programs(), _account()
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    cluster = folder / "cluster"
    locale = "C.UTF-8" if sys.platform == "linux" else "C"
    make = [str(at / "initdb"), "--pgdata", str(cluster), "--username", ROLE, "--auth", "trust", "--no-sync"]
    make += ["--encoding", "UTF8", "--locale", locale]
    serve = [str(at / "postgres"), "-D", str(cluster), "-k", str(folder), "-c", "listen_addresses="]
    for setting in SWIFT:
        serve += ["-c", setting]
    with (folder / "log").open("wb") as log:
        made = _launch(make, account, log).wait(timeout=120)
        if made == 0:
            server = Server(folder, at, _launch(serve, account, log))
            atexit.register(server.stop)
            _wait_for(server)
            return server
    raise RuntimeError(f"initdb failed: {(folder / 'log').read_text(errors='replace')}")


def _launch(command: list[str], account: pwd.struct_passwd | None, log: BinaryIO) -> subprocess.Popen[bytes]:
    """In a session of its own, so that an interrupt in the terminal ends the tests first and the server after them."""
    if account is None:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd="/", start_new_session=True)
    return subprocess.Popen(
        command,
        stdout=log,
        stderr=log,
        cwd="/",
        start_new_session=True,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
    )


def _wait_for(server: Server) -> None:
    ready = [str(server.programs / "pg_isready"), "--quiet", "--host", str(server.folder)]
    for _ in range(300):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if server.process.poll() is not None:
            break
        time.sleep(0.1)
    said = (server.folder / "log").read_text(errors="replace")
    server.stop()
    raise RuntimeError(f"PostgreSQL did not start: {said}")
