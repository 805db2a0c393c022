"""A plan as a file: cut to what its audience and its reader may both read."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.urls import reverse

from balai.kernel.labels import Level
from balai.people.cast import Cast
from balai.workplan.models import Plan
from tests.workplan.pages.conftest import PlanMaker, Visitor, hidden, text_of
from tests.workplan.pages.test_plans import item_of


def address_of(plan: Plan, form: str, audience: str) -> str:
    return reverse("workplan:export", args=[plan.key]) + f"?format={form}&for={audience}"


def test_word_file_is_named_by_its_label(plan: Plan, visitor: Visitor) -> None:
    import docx

    answer = visitor("public").get(address_of(plan, "docx", "public"))
    assert answer["Content-Disposition"] == f'attachment; filename="{plan.code}-TLP-CLEAR.docx"'
    document = docx.Document(BytesIO(answer.content))
    said = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Share good practice" in said


@pytest.mark.parametrize(
    ("who", "audience", "is_there"),
    [
        ("lead", "me", True),
        ("lead", "members", False),
        ("lead", "public", False),
        ("member", "me", False),
        ("observer", "members", False),
        ("public", "me", False),
        ("public", "members", False),
    ],
)
def test_a_red_item_goes_out_to_its_reader_alone(
    plan: Plan, cast: Cast, visitor: Visitor, who: str, audience: str, is_there: bool
) -> None:
    hidden(item_of(plan, "3"), cast)
    answer = visitor(who).get(address_of(plan, "json", audience))
    said = json.loads(answer.content)
    assert ("Review the guides" in json.dumps(said)) is is_there
    assert said["export"]["label"] == ("TLP:RED" if is_there else "TLP:CLEAR")


def test_who_is_no_member_takes_out_no_more_than_they_read(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    hidden(item_of(plan, "3"), cast, Level.AMBER)
    assert "Review the guides" in text_of(visitor("member").get(address_of(plan, "json", "members")))
    assert "Review the guides" not in text_of(visitor("observer").get(address_of(plan, "json", "members")))


def test_an_audience_that_may_not_read_the_plan_gets_no_file(make_plan: PlanMaker, visitor: Visitor) -> None:
    plan = make_plan(level=Level.AMBER)
    answer = visitor("member").get(address_of(plan, "docx", "public"), follow=True)
    assert "may not read this plan" in text_of(answer)


def test_an_unknown_format_is_absent(plan: Plan, visitor: Visitor) -> None:
    assert visitor("member").get(address_of(plan, "exe", "me")).status_code == 404
