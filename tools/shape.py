"""Rules of shape that ruff has no rule for: short files, short functions, and a reason beside each exception."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("balai", "tests", "tools")
LINES_IN_FILE = 400
LINES_IN_FUNCTION = 50
# Such a comment, and what stands behind it.
EXCEPTION = re.compile(r"#\s*(noqa:\s*[A-Z0-9, ]+|type:\s*ignore\[[\w, -]+\])(?P<rest>.*)$")


def faults(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    where = file.relative_to(ROOT)
    if len(lines) > LINES_IN_FILE:
        yield f"{where}: {len(lines)} lines, at most {LINES_IN_FILE}. It is two things."
    for number, line in enumerate(lines, 1):
        found = EXCEPTION.search(line)
        if found and len(re.sub(r"\W", "", found["rest"])) < 8:
            yield f"{where}:{number}: an exception without its reason. Write why, on the same line."
    tree = ast.parse(text)
    if tree.body and not ast.get_docstring(tree):
        yield f"{where}:1: the first line says what a module is for."
    if "tests" in where.parts:
        return  # a test that restates a whole document is as long as it
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.body[0].lineno + 1
            if length > LINES_IN_FUNCTION:
                yield f"{where}:{node.lineno}: {node.name} has {length} lines, at most {LINES_IN_FUNCTION}."


def main() -> None:
    files = [
        file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in file.parts
    ]
    found = [fault for file in files for fault in faults(file)]
    print("\n".join(found) if found else f"{len(files)} files in shape")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
