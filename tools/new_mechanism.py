"""Makes a mechanism that passes every house test before its author writes a line.

    .venv/bin/python tools/new_mechanism.py campaigns
    .venv/bin/python tools/new_mechanism.py legislation --record legal_act

The folder balai/mechanisms/NAME gets a kind of record, an action, three pages, demonstration content, a migration,
tests and a users' page; no other file changes. Exits with 2 where a name cannot be used, with 1 where making failed.
"""

from __future__ import annotations

import argparse
import builtins
import keyword
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).with_suffix("")
LONGEST = 30
"""Letters of a name: the table's name is made of two, and PostgreSQL keeps 63."""
FLOORS = {"kernel", "documents", "ui", "people", "workplan", "papers", "mechanisms", "site"}
# What the made code calls something else already.
WORDS_IN_USE = {
    *("request", "actor", "body", "title", "text", "since", "until", "level", "label"),
    *("form", "page", "messages", "ui", "url", "static", "record", "made"),
    *dir(builtins),
}


class Unusable(Exception):
    """A name that cannot be used. ``str()`` says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Names that the portal uses already."""

    apps: set[str]
    models: dict[str, str]
    """Lower-case names of models, each with its app."""
    addresses: set[str]
    """The first parts of addresses."""


def main() -> int:
    arguments = _arguments()
    if missing := [each for each in ("django", "ruff") if find_spec(each) is None]:
        _say(f"{' and '.join(missing)} not found. Run `make check` once, then use .venv/bin/python.")
        return 2
    record = arguments.record or singular(arguments.name)
    try:
        check_name(arguments.name, "NAME")
        check_name(record, "--record")
        folder = ROOT / "balai" / "mechanisms" / arguments.name
        if folder.exists():
            raise Unusable(f"{folder.relative_to(ROOT)} is there already, and is not overwritten. Choose another name.")
        with tempfile.TemporaryDirectory() as home:
            environment = _environment(Path(home))
            _set_up(environment)
            check_not_taken(arguments.name, record, taken_names())
            return make(folder, record, environment)
    except Unusable as error:
        _say(str(error))
        return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Make a mechanism in balai/mechanisms/NAME that passes every house test.",
        epilog="Example: tools/new_mechanism.py legislation --record legal_act",
    )
    parser.add_argument("name", metavar="NAME", help="its key, such as supply_chains")
    parser.add_argument("--record", help="what one of its records is called; NAME in the singular where it is left out")
    return parser.parse_args()


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def singular(name: str) -> str:
    """ "campaigns" to "campaign", "policies" to "policy"; a name that is no plural stays."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith(("sses", "shes", "ches", "xes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) else name


def check_name(name: str, which: str) -> None:
    """Raises Unusable."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise Unusable(
            f"{which} is “{name}”. Write lower-case words of a to z and digits, joined by underscores: supply_chains."
        )
    if not 3 <= len(name) <= LONGEST:
        raise Unusable(f"{which} is “{name}”, of {len(name)} letters. Choose one of 3 to {LONGEST}.")
    if keyword.iskeyword(name) or keyword.issoftkeyword(name):
        raise Unusable(f"{which} is “{name}”, which is a word of Python itself. Choose another.")


def check_not_taken(name: str, record: str, taken: Taken) -> None:
    """Raises Unusable."""
    if name in FLOORS:
        raise Unusable(f"“{name}” is a floor of Balai. Choose another name.")
    if name in taken.apps:
        raise Unusable(f"“{name}” is an app that the portal runs already. Choose another name.")
    if name.replace("_", "-") in taken.addresses:
        raise Unusable(f"The address /{name.replace('_', '-')}/ is a page already. Choose another name.")
    remedy = "Name it with --record, such as --record legal_act."
    if record in WORDS_IN_USE:
        raise Unusable(f"A record cannot be called “{record}”: the code uses the word for something else. {remedy}")
    app = taken.models.get(record.replace("_", ""))
    if app is not None:
        raise Unusable(f"A record cannot be called “{record}”: {app} has such a kind. {remedy}")


def _environment(home: Path) -> dict[str, str]:
    """A home of its own, so that neither the person's settings nor their database are touched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BALAI_", "DATABASE_URL"))}
    return kept | {"BALAI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "balai.site.settings", "PYTHONPATH": str(ROOT)}


def taken_names() -> Taken:
    """Ask the portal itself; Django must be set up."""
    from django.apps import apps  # after the set-up

    from balai.kernel.pages import all_patterns  # after the set-up

    return Taken(
        {config.label for config in apps.get_app_configs()},
        {model._meta.model_name or "": model._meta.app_label for model in apps.get_models()},
        {"static", *(route.lstrip("^").split("/")[0] for route, _ in all_patterns())},
    )


def _set_up(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, str(ROOT))
    import django  # looked for by then

    django.setup()


def words_of(name: str, record: str) -> dict[str, str]:
    """What stands for what in the templates."""
    words = record.replace("_", " ")
    plural = name if name != record else f"{name}_records"
    return {
        "name": name,
        "address": name.replace("_", "-"),
        "title": name.replace("_", " ").capitalize(),
        "record": record,
        "Record": record.title().replace("_", ""),
        "parameter": record.replace("_", ""),
        "plural": plural,
        "words": words,
        "a_words": f"{'an' if words[0] in 'aeiou' else 'a'} {words}",
        "plural_words": plural.replace("_", " "),
    }


def make(folder: Path, record: str, environment: dict[str, str]) -> int:
    """Write the folder, let Django write its migration, and bring both into shape. Leaves nothing where one fails."""
    name = folder.name
    words = words_of(name, record)
    for template in sorted(TEMPLATES.rglob("*.txt")):
        path = str(template.relative_to(TEMPLATES)).removesuffix(".txt")
        file = folder / path.replace("NAME", name).replace("RECORD", record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(Template(template.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
    for command in (
        ["django", "makemigrations", "--no-header", "--verbosity", "0", name],
        ["ruff", "check", "--quiet", "--select", "I", "--fix", str(folder)],
        ["ruff", "format", "--quiet", str(folder)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode:
            shutil.rmtree(folder)
            _say(f"{done.stdout}{done.stderr}Nothing was made: `{' '.join(command[:2])}` failed. Repair what it names.")
            return 1
    print(f"{folder.relative_to(ROOT)} is made. See it with `make run` in an empty BALAI_HOME, at /{words['address']}/")
    print(
        "Next: say in its README.md what it is for, and shape models.py. While nobody runs it, remove its migration and"
    )
    print(f"write it anew: .venv/bin/python -m django makemigrations {name} --settings balai.site.settings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
