"""Every setting, command and mechanism has its line in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from django.apps import apps
from django.conf import settings

from balai.kernel.environment import WrongSetting
from balai.site.console import gather
from tests.house.everything import PACKAGE, ROOT

DEPLOYING = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")


def _settings() -> set[str]:
    """Every variable of the environment that the portal reads."""
    read = re.compile(r'\bread_\w+\(\s*"([A-Z_]+)"|environ(?:\.get\(|\[)"([A-Z_]+)"')
    found = {
        first or second
        for file in [*PACKAGE.rglob("*.py")]
        for first, second in read.findall(file.read_text(encoding="utf-8"))
    }
    return {name for name in found if name.startswith("BALAI_") or name == "DATABASE_URL"}


def test_every_setting_has_its_line() -> None:
    known = _settings()
    assert {"BALAI_HOME", "BALAI_PORT", "DATABASE_URL"} <= known
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", DEPLOYING, flags=re.MULTILINE))
    assert known - told == set(), "is read, and not told"
    assert told - known == set(), "is told, and not read"


def _commands(group: click.Command, path: str = "balai") -> dict[str, click.Command]:
    if not isinstance(group, click.Group):
        return {path: group}
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found |= _commands(command, f"{path} {name}")
    return found


def test_every_command_has_its_line() -> None:
    missing = []
    for path in _commands(gather()):
        _, first, *rest = path.split()
        line = next((line for line in DEPLOYING.splitlines() if line.startswith(f"| `balai {first}")), "")
        missing += [path] if not all(f"`{word}`" in line or f" {word}`" in line for word in (rest or [first])) else []
    assert not missing


@pytest.mark.parametrize("path", sorted(_commands(gather())))
def test_every_command_teaches(path: str) -> None:
    command = _commands(gather())[path]
    words = (command.help or "").strip()
    assert len(words) > 20, "its help says what it does"
    assert words.splitlines()[0].rstrip().endswith((".", ":"))
    for option in command.params:
        if isinstance(option, click.Option) and option.name not in {"help", "host"}:
            assert option.help, f"--{option.name} says what it is"


def test_every_mechanism_has_its_page() -> None:
    """Its README, which is its users' page."""
    for name in settings.MECHANISMS:
        folder = Path(apps.get_app_config(name).path)
        readme = (folder / "README.md").read_text(encoding="utf-8")
        assert readme.startswith("# ")
        assert len(readme.split()) > 30, f"{name}/README.md says what it is for"


def test_every_wrong_setting_has_an_id_of_its_own() -> None:
    ids = re.compile(r"balai\.E\d{3}")
    told: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        for identity in ids.findall(file.read_text(encoding="utf-8")):
            told.setdefault(identity, set()).add(file.parts[-2])
    assert {"balai.E001", "balai.E101"} <= set(told)
    assert str(WrongSetting("balai.E001", "It is wrong.", "Set it right.")) == "balai.E001: It is wrong. Set it right."
