"""What no file may hold, because the guard would not see it, or a reader of the code would not find it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from balai.kernel.guard import Record
from tests.house.everything import PACKAGE, ROOT, kinds

FILES = [
    file
    for file in sorted(PACKAGE.rglob("*.py"))
    if "migrations" not in file.parts and "tests" not in file.relative_to(PACKAGE).parts
]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
OUTSIDE_KERNEL = [file for file in FILES if "kernel" not in file.relative_to(PACKAGE).parts[:1]]


def _named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The name that is called, "Count" of ``models.Count(…)`` too, with the call."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


BANNED = {
    r"_base_manager|_default_manager": "reads past the guard",
    r"\.raw\(|\.extra\(|RawSQL|cursor\(\)": "SQL that nobody's clearance was put into",
    r"\bSubquery\b|\bExists\(|\bOuterRef\b": "a query within a query, which the guard does not see",
    r"db\.models\.signals|django\.dispatch|post_save|pre_save": "acts that no reader of the code sees",
    r"GenericForeignKey|GenericRelation": "a pointer that the catalogue does not resolve",
    r"django\.contrib\.admin": "reads past labels and writes past actions",
    r"\._raw_delete|\._insert\(|save_base\(": "writes past the ledger",
    r"LabelAudience|\bLabel\.objects\.(create|update|bulk|get_or)|(?<!\w)Label\(": "labels are made by find_label",
    r"LedgerLine\.objects\.(create|update|bulk)|LedgerHead": "the ledger is written by actions",
    r"\b_labels_made|\b_lifted\b|\blifted\(": "the walls themselves",
}


@pytest.mark.parametrize("pattern", BANNED)
def test_nothing_outside_the_kernel_goes_past_the_walls(pattern: str) -> None:
    found = [
        f"{_named(file)}:{number}: {BANNED[pattern]}"
        for file in OUTSIDE_KERNEL
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line.split("#")[0])
    ]
    assert not found


def test_records_are_made_without_actions_in_examples_alone() -> None:
    """``acting()`` opens the door that an action opens, and writes no ledger line."""
    found = [_named(file) for file in OUTSIDE_KERNEL if any(name == "acting" for name, _ in _calls(file))]
    assert found == ["balai/people/cast.py"]


def test_every_unguarded_query_says_why() -> None:
    silent = []
    for file in FILES:
        constants = _texts_of(file)
        for name, call in _calls(file):
            if name in {"unguarded", "lifted"} and isinstance(call.func, ast.Attribute | ast.Name):
                why = call.args[0] if call.args else None
                text = why.value if isinstance(why, ast.Constant) else constants.get(getattr(why, "id", ""), "")
                if not isinstance(text, str) or len(text.split()) < 3:
                    silent.append(f"{_named(file)}:{call.lineno}")
    assert not silent


def _texts_of(file: Path) -> dict[str, str]:
    """Texts that have a name in the module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


AGGREGATES = {"Count", "Sum", "Avg", "Min", "Max", "StringAgg", "ArrayAgg", "JSONBAgg", "FilteredRelation"}


def _joins() -> set[str]:
    """Names under which a query on a record reaches other records: foreign keys and the way back."""
    names: set[str] = set()
    for kind in kinds():
        for each in kind.model._meta.get_fields():
            target = each.related_model
            if isinstance(target, type) and issubclass(target, Record):
                names.add(each.name)
    return names


def test_nothing_is_counted_over_a_join_unseen() -> None:
    """A join counts rows that the reader may not see, unless the aggregate says whose: ``filter=Q(…visible_to…)``."""
    joins = _joins()
    found = []
    for file in OUTSIDE_KERNEL:
        for name, call in _calls(file):
            if name not in AGGREGATES or not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            over = str(call.args[0].value).split("__")[0]
            if over in joins and "visible_to" not in ast.unparse(call):
                found.append(f"{_named(file)}:{call.lineno}: {ast.unparse(call)}")
    assert not found


def test_nothing_is_sought_along_the_way_back() -> None:
    """``filter(leads__…)`` finds an item by a lead that its reader may not see.

    Ask ``filter(pk__in=Lead.objects.visible_to(actor).values("item"))``; along a foreign key to the record that it is
    part of, a filter is sound.
    """
    backward = {
        each.name
        for kind in kinds()
        for each in kind.model._meta.get_fields()
        if each.auto_created and not each.concrete and isinstance(each.related_model, type)
        if issubclass(each.related_model, Record)
    }
    assert {"leads", "items", "memberships"} <= backward
    found = []
    for file in OUTSIDE_KERNEL:
        for name, call in _calls(file):
            if name in {"filter", "exclude", "get", "order_by", "values", "values_list", "Q", "F", "annotate"}:
                said = [each.arg for each in call.keywords if each.arg]
                if name in {"order_by", "values", "values_list", "F"}:
                    said += [str(each.value) for each in call.args if isinstance(each, ast.Constant)]
                for path in said:
                    first = path.lstrip("-").split("__")[0]
                    if first in backward and "visible_to" not in ast.unparse(call):
                        found.append(f"{_named(file)}:{call.lineno}: {path}")
    assert not found


def test_markup_is_made_by_the_components_alone() -> None:
    found = [
        _named(file)
        for file in TEMPLATES
        if re.search(r"\|\s*safe\b|autoescape\s+false", file.read_text(encoding="utf-8"))
        if file.relative_to(PACKAGE).parts[0] != "ui"
    ]
    found += [
        f"{_named(file)}: {name}"
        for file in FILES
        if file.relative_to(PACKAGE).parts[0] != "ui"
        for name, _ in _calls(file)
        if name in {"mark_safe", "Markup", "SafeString"}
    ]
    assert not found


def test_templates_hold_no_rule() -> None:
    """No query, and nothing about who asks: a view says what its template may show."""
    rule = re.compile(r"\.objects\b|visible_to|unguarded|\bactor\.|co_chair_of")
    assert [_named(file) for file in TEMPLATES if rule.search(file.read_text(encoding="utf-8"))] == []


def test_files_are_short() -> None:
    files = [*FILES, *TEMPLATES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    long = {_named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_an_import_goes_downward_only() -> None:
    words = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout
