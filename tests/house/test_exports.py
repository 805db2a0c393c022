"""What goes out by the command line holds nothing above its audience's clearance, and something below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction

from balai.kernel.catalogue import KINDS
from balai.people.actors import audience
from balai.site.console import gather
from balai.workplan.models import Plan
from tests.house.canaries import Seeded, seed
from tests.house.crawling import text_of

AUDIENCES = ("public", "members", "co-chairs", "cast-lead", "cast-observer", "cast-stranger")


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Seeded]:
    """Seeded once for all tests of this module, which only read, and then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed()
        transaction.set_rollback(True)


def _hidden_words(world: Seeded, name: str) -> tuple[set[str], set[str]]:
    """Words that this audience may not read, and those that it may."""
    reader = audience(name, world.cast.body)
    hidden: set[str] = set()
    seen: set[str] = set()
    for kind, records in world.records.items():
        visible = set(KINDS[kind].model.objects.visible_to(reader).values_list("pk", flat=True))
        for record, word in records:
            (seen if record.pk in visible else hidden).add(word)
    return hidden, seen


@pytest.mark.parametrize("form", ["docx", "json"])
@pytest.mark.parametrize("name", AUDIENCES)
def test_an_export_is_cut_to_its_audience(world: Seeded, tmp_path: Path, name: str, form: str) -> None:
    hidden, seen = _hidden_words(world, name)
    runner = CliRunner()
    shown: set[str] = set()
    for plan in Plan.objects.unguarded("every plan is asked for, hidden ones too"):
        file = tmp_path / f"{plan.code}.{form}"
        words = ["plan", "export", plan.code, "--format", form, "--for", name, "--output", str(file)]
        done = runner.invoke(gather(), words)
        if plan.body_id == world.cast.body.pk:  # others have no co-chairs, and so no such audience
            assert (done.exit_code == 0) is (plan.code in seen), done.output
        said = text_of(file.read_bytes()) if file.exists() else ""
        assert {word for word in hidden if word in said} == set()
        assert plan.code in seen or not file.exists()
        shown |= {word for word in seen if word in said}
    assert len(shown) > 20, "what the audience may read goes out"


@pytest.mark.parametrize("name", AUDIENCES)
@pytest.mark.parametrize("words", [[], ["--json"]], ids=["words", "json"])
def test_a_list_is_cut_to_its_audience(world: Seeded, name: str, words: list[str]) -> None:
    done = CliRunner().invoke(gather(), ["plan", "list", "--for", name, *words])
    assert done.exit_code == 0, done.output
    reader = audience(name)
    readable = set(Plan.objects.visible_to(reader).values_list("code", flat=True))
    everything = set(Plan.objects.unguarded("to know what must not be listed").values_list("code", flat=True))
    assert {code for code in everything if code in done.output} == readable
