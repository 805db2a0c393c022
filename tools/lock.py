"""Writes the locks in requirements/ anew from pyproject.toml: names, versions, hashes, and no address of any index."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS: dict[str, list[str]] = {
    # Each lock holds all that it needs, so that one `pip install --require-hashes -r` is enough.
    "run": [],
    "postgres": ["--extra", "postgres"],
    "test": ["--extra", "postgres", "--group", "test"],
}
ADDRESS = re.compile(r"://|file:|@ |--(index|extra-index|find-links|trusted-host)|(^|\s)/")


def uv() -> str:
    """The lock is universal (Linux and macOS, Intel and ARM), which only uv can work out."""
    beside = Path(sys.executable).with_name("uv")
    found = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if found is None:
        sys.exit("lock: uv is not installed. Get it with: .venv/bin/python -m pip install uv")
    return found


def write(name: str, options: list[str], upgrade: bool) -> None:
    """Versions that stand in the lock are kept while they fit, unless an upgrade is asked for."""
    lock = ROOT / "requirements" / f"{name}.txt"
    command = [uv(), "pip", "compile", "--quiet", "pyproject.toml", "--universal", "--python-version", "3.11"]
    command += ["--group", "build", *options, "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", str(lock)]
    if name != "run":
        command += ["--constraints", "requirements/run.txt"]
    if upgrade:
        command += ["--upgrade"]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"UV_NO_PROGRESS": "1"})
    leaked = [line for line in lock.read_text().splitlines() if ADDRESS.search(line)]
    if leaked:
        sys.exit(f"lock: {lock.name} would name an address: {leaked[0]}")
    print(f"requirements/{lock.name}: {sum('==' in line for line in lock.read_text().splitlines())} packages")


def main() -> None:
    upgrade = sys.argv[1:] == ["--upgrade"]
    for name, options in LOCKS.items():
        write(name, options, upgrade)


if __name__ == "__main__":
    main()
