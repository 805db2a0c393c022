"""Every setting, command and mechanism has its line in the documents; nothing in the source walks past the walls."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from balai.kernel.catalogue import MODULES
from tests.house.everything import PACKAGE, ROOT, load

DOCUMENTS = "\n".join(page.read_text(encoding="utf-8") for page in [*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")])
SOURCES = [file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts and "tests" not in file.parts]
PAST_THE_WALLS = {"_base_manager", "raw", "extra", "_raw_delete", "RawSQL"}


def _setting_names() -> set[str]:
    found = set()
    for file in (PACKAGE / "site" / "settings.py", PACKAGE / "kernel" / "environment.py"):
        found |= set(re.findall(r'read_\w+\(\s*"([A-Z_]+)"', file.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("name", sorted(_setting_names()))
def test_every_setting_is_in_the_page_on_running(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")


def test_settings_were_found() -> None:
    assert {"BALAI_HOME", "BALAI_PORT", "DATABASE_URL"} <= _setting_names()


def test_every_command_is_written_down_and_teaches() -> None:
    from balai.site.console import gather

    for name, command in gather().commands.items():
        assert f"balai {name}" in DOCUMENTS, name
        parts = getattr(command, "commands", {})
        for sub, one in parts.items():
            assert re.search(rf"balai {name} ([\w-]+`?, `)*{sub}\b", DOCUMENTS), f"balai {name} {sub}"
            assert len(one.help or "") > 40, f"balai {name} {sub} --help teaches nothing"
        assert len(command.help or "") > 30


def test_every_floor_and_mechanism_has_a_page_for_its_users() -> None:
    load()
    for key in MODULES:
        pages = [PACKAGE / key / "README.md", PACKAGE / "mechanisms" / key / "README.md"]
        assert any(page.exists() for page in pages), key


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_walks_past_the_walls(file: Path) -> None:
    inside_kernel = "kernel" in file.relative_to(PACKAGE).parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in PAST_THE_WALLS and not inside_kernel:
            pytest.fail(f"line {node.lineno}: {node.attr}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unguarded":
            why = node.args[0]
            if isinstance(why, ast.Constant):
                assert len(str(why.value).split()) >= 3, f"line {node.lineno}: the reason says too little"
            else:
                assert isinstance(why, ast.Name), f"line {node.lineno}: the reason is a text, or the name of one"
