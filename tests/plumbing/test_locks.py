"""The locks name everything that pyproject.toml asks for, with hashes and without any address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
POSTGRES = [*RUN, *PROJECT["project"]["optional-dependencies"]["postgres"]]
TEST = [*POSTGRES, *PROJECT["dependency-groups"]["test"]]


@pytest.mark.parametrize(("lock", "asked"), [("run", RUN), ("postgres", POSTGRES), ("test", TEST)])
def test_lock_fits_what_is_asked_for(lock: str, asked: list[str]) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))
    for requirement in map(Requirement, asked):
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is missing in {lock}.txt: make lock"
        assert version in requirement.specifier, f"{requirement} is {version} in {lock}.txt: make lock"
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"://|@ |--index|--find-links|(^|\s)/", text)


def test_locks_agree() -> None:
    versions: dict[str, set[str]] = {}
    for lock in (ROOT / "requirements").glob("*.txt"):
        for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), flags=re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert [name for name, found in versions.items() if len(found) > 1] == []
