"""A plan goes out as Word or JSON and comes back as it was."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from balai.documents.reading import read_document
from balai.kernel.actors import Actor
from balai.kernel.labels import Level
from balai.people.actors import audience
from balai.people.cast import Cast
from balai.workplan.content import Annex, Issue, Item, Note, Numbered, Part, PlanContent, from_contract
from balai.workplan.exporting import as_docx, as_json
from balai.workplan.importing import import_plan
from balai.workplan.models import Plan
from balai.workplan.reading import as_json as as_contract_of_reading
from balai.workplan.reading import read_plan

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PLANS = ("000_c7eed30b35e8e9e6.txt", "001_6e91f827a2533c99.txt", "002_5ab0debab6701cf2.txt", "004_b857155a343eee81.txt")
IN_THE_DOCUMENT = (
    *("title", "body", "period", "objectives", "priority_issues", "ongoing", "footnotes", "appendices"),
    *("number", "text", "heading", "area", "leads", "interest", "linked_priorities", "status", "timeframe"),
)

pytestmark = pytest.mark.django_db


def a_plan() -> PlanContent:
    return PlanContent(
        title="Forward Work Plan 2027-29",
        body="Working Group of the Cast",
        period=(2027, 2029),
        objectives=["enhancing information sharing on trends", "building the capacity of members"],
        priority_issues=[
            Issue("1", "Scam centres", [Issue("a", "Recruitment online"), Issue("b", "Rescue")]),
            Issue("2", "Victims at sea"),
        ],
        ongoing=[Numbered("1", "Members share trends at every annual meeting.")],
        items=[
            Item(
                number="1.1",
                text="Share practice on screening at airports, “as it is”, & on <forms>.",
                heading="Enhancing information sharing",
                area="Border Management",
                leads=["IOM", "Viet Nam"],
                interest=["UNODC"],
                linked_priorities=["1", "2"],
                status="Completed (March 2027)",
                timeframe="Q3 2027",
                lead_parts=[
                    Part("IOM", "lead", "2027-01-01", "2027-06-30", "Co-Chairs’ Statement"),
                    Part("Viet Nam", "lead", "2027-07-01", "", "Co-Chairs’ Statement"),
                ],
                interest_parts=[Part("UNODC", "contribute", "2027-02-01", "", "a letter")],
            ),
            Item(number="1.2", text="Train officers together.", heading="Capacity building", leads=["All members"]),
            Item(number="2", text="Hold an exercise.", heading="Capacity building", leads=["Co-Chairs", "RSO"]),
        ],
        footnotes=[Note("1", "To be updated as members say so.")],
        appendices=[Annex("Appendix A: Background", "The group was set up.\nIt reports every year.")],
        passages=["Key objectives include what follows here:", "Lead: nobody; this is an introduction."],
    )


def said(content: PlanContent) -> dict[str, object]:
    """What a document can say of a plan: without codes, labels and dates of leads."""
    whole = {name: value for name, value in asdict(content).items() if name in IN_THE_DOCUMENT}
    items = [{name: value for name, value in asdict(item).items() if name in IN_THE_DOCUMENT} for item in content.items]
    return {**whole, "items": items}


def imported(cast: Cast, content: PlanContent, level: Level = Level.AMBER) -> tuple[Plan, Actor]:
    plan = import_plan(cast.actor("co-chair"), cast.body, content=content, level=level)
    return plan, audience("members", cast.body)


def read_back(word: bytes) -> PlanContent:
    return from_contract(as_contract_of_reading(read_plan(read_document(word, "plan.docx"))))


def test_json_brings_back_all_of_it(cast: Cast) -> None:
    plan, members = imported(cast, a_plan())
    back = from_contract(json.loads(as_json(plan, members)))
    assert said(back) == said(a_plan())
    assert back.passages == a_plan().passages
    assert [asdict(part) for part in back.items[0].lead_parts] == [
        asdict(part) for part in a_plan().items[0].lead_parts
    ]
    again, _ = imported(cast, back)
    first, second = json.loads(as_json(plan, members)), json.loads(as_json(again, members))
    assert {**first["plan"], "code": ""} == {**second["plan"], "code": ""}


def test_word_brings_back_what_a_document_says(cast: Cast) -> None:
    plan, members = imported(cast, a_plan())
    back = read_back(as_docx(plan, members))
    assert said(back) == said(a_plan())
    assert [passage for passage in back.passages if passage in a_plan().passages] == a_plan().passages


@pytest.mark.parametrize("name", PLANS)
def test_the_published_plans_come_back_through_both(cast: Cast, name: str) -> None:
    if not (SEEDS / name).exists():
        pytest.skip("the published plans are not beside this checkout")
    document = read_document((SEEDS / name).read_bytes(), name)
    content = from_contract(as_contract_of_reading(read_plan(document)))
    plan, members = imported(cast, content)
    assert said(from_contract(json.loads(as_json(plan, members)))) == said(content)
    assert said(read_back(as_docx(plan, members))) == said(content)


def test_an_export_holds_what_its_audience_may_read_and_its_label(cast: Cast) -> None:
    content = a_plan()
    content.items[1].level = "AMBER"
    plan, members = imported(cast, content, Level.CLEAR)
    public = audience("public", cast.body)
    for text, label, count in (
        (as_json(plan, public), "TLP:CLEAR", 2),
        (as_json(plan, members), "TLP:AMBER", 3),
    ):
        whole = json.loads(text)
        assert whole["export"]["label"] == label
        assert len(whole["plan"]["items"]) == count
    word = read_document(as_docx(plan, public), "plan.docx")
    assert "Train officers together" not in word.text
    assert all("TLP:CLEAR" in word.text[margin.start : margin.end] for margin in word.margins)
    assert len(word.margins) == 2
