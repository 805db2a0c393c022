"""A plan to look at, people to look at it, and Word documents to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from balai.kernel.labels import Level
from balai.kernel.writing import acting
from balai.people.cast import Cast
from balai.people.models import Participant
from balai.workplan.content import Annex, Issue, Item, Note, Numbered, PlanContent
from balai.workplan.importing import import_plan
from balai.workplan.models import CooperationArea, Plan

Visitor = Callable[[str], Client]
AREAS = ("Border management", "Law enforcement", "Stakeholder engagement")
STRATEGY = "Strategy of the Cast"


@pytest.fixture
def visitor(cast: Cast) -> Visitor:
    """`visitor("co-chair")` is a browser in which that person is signed in."""

    def browser(name: str) -> Client:
        client = Client()
        if name != "public":
            client.force_login(cast.users[name])
        return client

    return browser


@pytest.fixture
def areas(cast: Cast) -> list[CooperationArea]:
    return [
        cast.made(CooperationArea, strategy=STRATEGY, title=title, number=str(n)) for n, title in enumerate(AREAS, 1)
    ]


def said_by_plan(items: Sequence[Item]) -> PlanContent:
    return PlanContent(
        title="Forward Work Plan 2024-26",
        body="Working Group of the Cast",
        period=(2024, 2026),
        objectives=["enhancing information sharing among members"],
        priority_issues=[
            Issue("1", "Supply chains", [Issue("a", "Technology")]),
            Issue("2", "Ending impunity"),
        ],
        ongoing=[Numbered("1", "Members share information.")],
        items=list(items),
        footnotes=[Note("1", "As agreed in Bangkok.")],
        appendices=[Annex("Appendix A", "Explanations of priority issues.")],
        passages=["This plan is a living document."],
    )


def five_items() -> list[Item]:
    heading = "Enhancing information sharing"
    lead = "Land of the lead"
    return [
        Item("1", "Share good practice", heading, "Border management", [lead], linked_priorities=["1"]),
        Item("2", "Train investigators", heading, "Law enforcement", [lead, "All members"], timeframe="2025"),
        Item("3", "Review the guides", heading, "Border management", [], ["Land of the member"]),
        Item("4", "Meet other fora", "Capacity building", "Border management", ["Co-Chairs", "RSO"]),
        Item("5", "Map the region", "Capacity building", "", ["Frobnia"], warnings=["“Frobnia” is not known."]),
    ]


PlanMaker = Callable[..., Plan]


@pytest.fixture
def make_plan(cast: Cast, areas: list[CooperationArea]) -> PlanMaker:
    """`make_plan(items, level=Level.AMBER, by="co-chair", state="draft")`."""

    def make(
        items: Sequence[Item] | None = None, level: Level = Level.CLEAR, by: str = "co-chair", state: str = "in_force"
    ) -> Plan:
        content = said_by_plan(five_items() if items is None else items)
        content.state = state
        return import_plan(cast.actor(by), cast.body, content=content, level=level)

    return make


@pytest.fixture
def plan(make_plan: PlanMaker) -> Plan:
    return make_plan()


def hidden(record: Any, cast: Cast, level: Level = Level.RED) -> None:
    """Give a record a label that the cast's lead alone reads (RED)."""
    with acting():
        record.label = cast.label(level)
        record.save()


def participant_of(cast: Cast, name: str) -> Participant:
    return Participant.objects.unguarded("a test looks it up").get(party=cast.party(name))


def queries_for(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(queries)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def word_plan(
    rows: Sequence[tuple[str, str, str]],
    title: str = "Forward Work Plan 2027-29",
    intro: Sequence[str] = ("This plan is a living document.",),
    body: str = "Working Group of the Cast",
) -> bytes:
    """A Word document with a table of action items: action, area, lead."""
    import docx

    document = docx.Document()
    document.add_heading(body, 1)
    document.add_heading(title, 1)
    for paragraph in intro:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Action Item", "Priority Area", "Action Item Lead"), strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    held = BytesIO()
    document.save(held)
    return held.getvalue()


ROWS = (
    ("1) Share good practice in identifying victims.", "Border management", "Land of the lead"),
    ("2) Train investigators in following the money.", "Law enforcement", "Land of the member"),
    ("3) Review the policy guides of the region.", "Border management", "Frobnia"),
)


def sent(content: bytes, name: str = "plan.docx") -> dict[str, SimpleUploadedFile]:
    return {"document": SimpleUploadedFile(name, content)}
