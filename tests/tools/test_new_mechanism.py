"""What tools/new_mechanism.py makes passes every check and every house test, and changes no other file."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.new_mechanism import Unusable, check_name, check_not_taken, singular, taken_names, words_of

pytestmark = pytest.mark.sqlite  # it sees to the database itself, in processes of its own

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "home")
NAME = "tide_tables"
LONGEST = "keeping_watch_over_every_coast"
SEARCH = "tests/house/test_pages.py::test_a_search_for_a_hidden_word_finds_what_nonsense_finds"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A copy of the repository, and a home."""

    folder: Path
    home: Path

    def run(self, *words: str, expect: int | None = 0) -> str:
        """What Python says in the copy; its exit code must be the expected one, where there is one."""
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=kept | {"BALAI_HOME": str(self.home), "BALAI_TEST_DATABASE": "sqlite"},
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert expect in {None, done.returncode}, (
            f"{' '.join(words)} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
        )
        return done.stdout + done.stderr

    def make(self, *words: str, expect: int = 0) -> str:
        return self.run("tools/new_mechanism.py", *words, expect=expect)

    def files(self) -> dict[str, str]:
        """Every file with its digest."""
        return {
            str(file.relative_to(self.folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in self.folder.rglob("*")
            if file.is_file() and not {"__pycache__", ".ruff_cache"} & set(file.parts)
        }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """With two new mechanisms: one of the usual kind, one with the longest name and no singular."""
    folder = tmp_path_factory.mktemp("new_mechanism")
    shutil.copytree(ROOT, folder / "balai", ignore=NOT_COPIED)
    copy = Checkout(folder / "balai", folder / "home")
    before = copy.files()
    for name in (NAME, LONGEST):
        assert f"balai/mechanisms/{name} is made" in copy.make(name)
    made = set(copy.files().items()) - set(before.items())
    assert set(before.items()) <= set(copy.files().items())
    assert {"/".join(path.split("/")[:3]) for path, _ in made} == {
        f"balai/mechanisms/{each}" for each in (NAME, LONGEST)
    }
    return copy


@pytest.mark.parametrize(
    "check",
    [
        "ruff check balai/mechanisms",
        "ruff format --check balai/mechanisms",
        "mypy balai/mechanisms",
        "django makemigrations --check --dry-run --settings balai.site.settings",
        f"pytest -q balai/mechanisms/{NAME} balai/mechanisms/{LONGEST}",
        f"pytest -q tests/house -p tests.tools.one_mechanism --mechanism {NAME} --deselect {SEARCH}",
    ],
)
def test_what_is_made_passes(checkout: Checkout, check: str) -> None:
    """Every house test but the one that wants a list that can be searched, which a new mechanism has not."""
    checkout.run("-m", *check.split())


def test_what_is_made_keeps_the_floors_and_the_shape(checkout: Checkout) -> None:
    checkout.run(str(Path(sys.executable).with_name("lint-imports")), "--no-logo")
    assert "balai/mechanisms" not in checkout.run("tools/shape.py", expect=None)


def test_the_demonstration_shows_it(checkout: Checkout) -> None:
    checkout.run("-m", "balai.site.console", "demo", "--no-serve")
    asked = f"""
import django
django.setup()
from balai.mechanisms.{NAME}.models import TideTable
from balai.people.actors import actor_of
from balai.people.models import User
from balai.kernel.actors import the_public
member = actor_of(User.objects.get(email="ratna.pramesti@demonstration.example"))
for actor in (member, the_public()):
    print([str(each) for each in TideTable.objects.visible_to(actor).order_by("title")])
"""
    said = checkout.run("-c", f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'balai.site.settings'\n{asked}")
    assert said.splitlines() == [
        "['A first tide table (invented)', 'A second tide table (invented)']",
        "['A first tide table (invented)']",
    ]


def test_a_mechanism_that_is_there_is_not_overwritten(checkout: Checkout) -> None:
    before = checkout.files()
    assert f"balai/mechanisms/{NAME} is there already" in checkout.make(NAME, expect=2)
    assert "is “Supply chains”. Write lower-case words" in checkout.make("Supply chains", expect=2)
    assert "/plans/ is a page already" in checkout.make("plans", expect=2)
    assert "a kind" in checkout.make("tides", "--record", "plan", expect=2)
    assert checkout.files() == before


def test_where_making_fails_nothing_is_left(checkout: Checkout) -> None:
    before = checkout.files()
    broken = checkout.folder / "tools" / "new_mechanism" / "broken.py.txt"
    broken.write_text("def (\n")
    said = checkout.make("tides", expect=1)
    broken.unlink()
    assert "Nothing was made" in said
    assert "broken.py" in said
    assert checkout.files() == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Write lower-case words"),
        ("2tides", "Write lower-case words"),
        ("Tides", "Write lower-case words"),
        ("tide-tables", "Write lower-case words"),
        ("tide__tables", "Write lower-case words"),
        ("tides_", "Write lower-case words"),
        ("../tides", "Write lower-case words"),
        ("réunions", "Write lower-case words"),
        ("ab", "Choose one of 3 to 30"),
        ("m" * 31, "Choose one of 3 to 30"),
        ("import", "a word of Python"),
        ("match", "a word of Python"),
    ],
)
def test_a_name_that_is_none(name: str, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        check_name(name, "NAME")


@pytest.mark.parametrize(
    ("name", "record", "why"),
    [
        ("workplan", "thing", "is a floor"),
        ("documents", "document", "is a floor"),
        ("papers", "paper", "is a floor"),
        ("sessions", "session", "is an app"),
        ("account", "thing", "is an app"),
        ("bodies", "thing", "is a page already"),
        ("static", "thing", "is a page already"),
        ("tides", "plan", "workplan has such a kind"),
        ("tides", "action_item", "workplan has such a kind"),
        ("tides", "request", "for something else"),
        ("tides", "list", "for something else"),
    ],
)
def test_a_name_that_is_taken(name: str, record: str, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        check_not_taken(name, record, taken_names())


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("campaigns", "campaign"),
        ("supply_chains", "supply_chain"),
        ("policies", "policy"),
        ("processes", "process"),
        ("exercises", "exercise"),
        ("legislation", "legislation"),
        ("analysis", "analysis"),
        ("census", "census"),
        ("access", "access"),
    ],
)
def test_a_record_is_called_by_the_singular(name: str, record: str) -> None:
    assert singular(name) == record
    check_name(name, "NAME")


def test_words_are_english() -> None:
    words = words_of("exercises", "exercise")
    assert (words["title"], words["a_words"], words["plural_words"]) == ("Exercises", "an exercise", "exercises")
    assert words_of("legislation", "legislation")["plural_words"] == "legislation records"
