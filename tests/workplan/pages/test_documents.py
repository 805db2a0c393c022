"""A document on its way to becoming a plan, through the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from balai.kernel.actions import Refused
from balai.kernel.labels import Level
from balai.kernel.models import LedgerLine
from balai.people.cast import Cast
from balai.workplan.checking import services
from balai.workplan.checking.services import confirm_reading, correct_reading, discard_reading, send_reading
from balai.workplan.checking.sheet import Sheet
from balai.workplan.models import ActionItem, Lead, Passage, Plan, Reading
from tests.workplan.pages.conftest import ROWS, PlanMaker, Visitor, hidden, queries_for, sent, text_of, word_plan

WHY = "a test looks it up"
READ = "/plans/read/"
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


def send(client: Client, content: bytes, name: str = "plan.docx") -> str:
    """Send a file that is a plan; the address of its preview."""
    answer = client.post(READ, sent(content, name))
    assert answer.status_code == 302, text_of(answer)
    return str(answer["Location"])


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send back, had nobody touched anything: read from the page as a parser sees it."""
    from lxml import html

    forms: Any = html.document_fromstring(page).xpath("//form[@id='sheet']")
    return {name: value for name, value in forms[0].form_values() if name != "csrfmiddlewaretoken"}


def reading_of(address: str) -> Reading:
    return Reading.objects.unguarded(WHY).get(key=address.rstrip("/").rsplit("/", 1)[-1])


def test_the_whole_journey(cast: Cast, visitor: Visitor) -> None:
    office = visitor("support office")
    assert office.get(READ).status_code == 200
    address = send(office, word_plan(ROWS))
    page = text_of(office.get(address))
    assert "Share good practice in identifying victims." in page
    assert "Frobnia" in page
    entered = fields_of(page)
    assert entered["title"] == "Forward Work Plan 2027-29"
    assert entered["body"] == cast.body.key
    assert (entered["first_year"], entered["last_year"]) == ("2027", "2029")
    assert entered["items-3-leads"].strip() == "Frobnia"

    entered |= {"items-3-leads": "Land of the observer\r\nCo-Chairs", "items-2-number": "2a", "items-1-out": "on"}
    kept = office.post(address, entered | {"act": "save"}, follow=True)
    assert "Your corrections are kept" in text_of(kept)
    assert not Plan.objects.unguarded(WHY).exists()
    assert fields_of(text_of(kept))["items-2-number"] == "2a"

    made = office.post(address, fields_of(text_of(kept)) | {"act": "confirm", "level": "CLEAR", "state": "in_force"})
    plan = Plan.objects.unguarded(WHY).get()
    assert made["Location"] == reverse("workplan:plan", args=[plan.key])
    items = list(ActionItem.objects.unguarded(WHY).filter(plan=plan))
    assert [item.number for item in items] == ["2a", "3"]
    leads = Lead.objects.unguarded(WHY).filter(item=items[1])
    assert [(lead.taker, lead.as_printed) for lead in leads] == [
        ("participant", "Land of the observer"),
        ("co_chairs", "Co-Chairs"),
    ]
    assert "Train investigators" in text_of(visitor("public").get(made["Location"]))
    export = visitor("public").get(reverse("workplan:export", args=[plan.key]) + "?format=json&for=public")
    assert [each["number"] for each in json.loads(export.content)["plan"]["items"]] == ["2a", "3"]
    assert "This document has become a plan." in text_of(office.get(address))


def test_only_the_seat_that_sent_it_sees_a_document(visitor: Visitor) -> None:
    address = send(visitor("support office"), word_plan(ROWS))
    assert reading_of(address).label.level == Level.RED
    for name in ("co-chair", "lead", "member", "administrator"):
        assert visitor(name).get(address).status_code == 404
        assert visitor(name).post(address, {"act": "confirm"}).status_code == 404
    assert visitor("public").get(address).status_code == 302
    assert "plan.docx" not in text_of(visitor("co-chair").get(READ))
    assert "plan.docx" in text_of(visitor("support office").get(READ))


def test_the_page_is_absent_for_who_convenes_nothing(visitor: Visitor) -> None:
    for name in ("lead", "member", "observer", "civil society", "administrator"):
        assert visitor(name).get(READ).status_code == 404
        assert visitor(name).post(READ, sent(word_plan(ROWS))).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "plan.docx", "empty"),
        (b"PK\x03\x04 cut off", "plan.docx", ""),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "plan.docx", ""),
        (b"{", "plan.json", "cannot be read as JSON"),
        (b'{"kind": "statement", "plan": null}', "plan.json", "holds no plan"),
        (b"Minutes of lunch.\n\nWe ate.\n", "minutes.txt", "does not recognise a work plan"),
    ],
)
def test_what_cannot_be_read_says_so_and_keeps_nothing(visitor: Visitor, content: bytes, name: str, words: str) -> None:
    before = LedgerLine.objects.count()
    answer = visitor("support office").post(READ, sent(content, name))
    assert answer.status_code == 422
    page = text_of(answer)
    assert "There is a problem" in page
    assert words in page
    assert not Reading.objects.unguarded(WHY).exists()
    assert LedgerLine.objects.count() == before


def test_no_file_at_all_says_so(visitor: Visitor) -> None:
    assert "Choose a file first." in text_of(visitor("support office").post(READ, {}))


def test_a_wrong_sheet_is_no_plan_and_loses_nothing(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    entered = fields_of(text_of(office.get(address))) | {
        "act": "confirm",
        "title": "",
        "body": "",
        "first_year": "20x7",
        "items-2-text": "",
        "items-3-heading": "H" * 301,
        "items-1-text": "What I typed",
    }
    answer = office.post(address, entered)
    assert answer.status_code == 422
    page = text_of(answer)
    for at in ("title", "body", "first_year", "items-2-text", "items-3-heading"):
        assert f'href="#{at}"' in page
        assert f'id="{at}"' in page
    assert fields_of(page)["items-1-text"].strip() == "What I typed"
    assert not Plan.objects.unguarded(WHY).exists()


def test_a_row_that_is_left_out_needs_nothing(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    entered = fields_of(text_of(office.get(address)))
    answer = office.post(address, entered | {"act": "confirm", "items-2-text": "", "items-2-out": "on"})
    assert answer.status_code == 302
    assert ActionItem.objects.unguarded(WHY).count() == 2


def test_a_row_is_added_without_scripts(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    entered = fields_of(text_of(office.get(address)))
    added = office.post(address, entered | {"act": "add-items", "items-1-text": "Corrected meanwhile"})
    assert added["Location"] == f"{address}#items-4"
    entered = fields_of(text_of(office.get(address)))
    assert entered["items-1-text"].strip() == "Corrected meanwhile"
    office.post(address, entered | {"items-4-text": "Added by hand", "items-4-number": "4", "act": "confirm"})
    numbers = ActionItem.objects.unguarded(WHY).values_list("number", "text")
    assert ("4", "Added by hand") in numbers


def test_passages_in_no_field_are_kept_left_out_or_made_into_rows(visitor: Visitor) -> None:
    office = visitor("support office")
    intro = ("This plan is a living document.", "Members met in Bangkok.", "Review everything in March.")
    address = send(office, word_plan(ROWS, intro=intro))
    sheet = Sheet.from_json(reading_of(address).draft)
    place = {loose.text: n for n, loose in enumerate(sheet.loose)}
    choices = {
        f"loose-{place[intro[1]]}": "leave_out",
        f"loose-{place[intro[2]]}": "item",
    }
    entered = fields_of(text_of(office.get(address)))
    page = text_of(office.post(address, entered | choices | {"act": "save"}, follow=True))
    entered = fields_of(page)
    assert f"loose-{place[intro[2]]}" not in entered, "it is a row now"
    assert entered["items-4-text"].strip() == intro[2]
    office.post(address, entered | {"act": "confirm"})
    passages = set(Passage.objects.unguarded(WHY).values_list("text", flat=True))
    assert intro[0] in passages
    assert intro[1] not in passages
    assert intro[2] not in passages
    first = ActionItem.objects.unguarded(WHY).order_by("position").first()
    assert first is not None
    assert first.text == intro[2], "it stands before the table in the document"


def test_a_doubt_that_was_looked_at_does_not_go_into_the_plan(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    reading = reading_of(address)
    assert Sheet.from_json(reading.draft).groups["items"][2].warnings, "Frobnia is not known"
    entered = fields_of(text_of(office.get(address)))
    office.post(address, entered | {"act": "confirm", "items-3-checked": "on"})
    assert ActionItem.objects.unguarded(WHY).get(number="3").notes == []


def test_a_form_that_was_cut_off_empties_nothing(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    office.post(address, {"act": "save", "title": "A new title"})
    entered = fields_of(text_of(office.get(address)))
    assert entered["title"] == "A new title"
    assert "Train investigators" in entered["items-2-text"]


def test_the_source_stands_beside_each_row(visitor: Visitor) -> None:
    office = visitor("support office")
    page = text_of(office.get(send(office, word_plan(ROWS))))
    assert '<mark title="Leads">Frobnia</mark>' in page
    assert '<mark title="Area">Law enforcement</mark>' in page
    assert "letters" in page
    assert "Not known" in page


def test_discarding_asks_and_forgets(visitor: Visitor) -> None:
    office = visitor("support office")
    address = send(office, word_plan(ROWS))
    assert "Discard this document?" in text_of(office.get(f"{address}discard/"))
    assert reading_of(address).source
    assert office.post(f"{address}discard/", {"confirm": "yes"}).status_code == 302
    reading = reading_of(address)
    assert (reading.state, reading.source, reading.draft) == ("discarded", "", {})
    assert "This document was discarded." in text_of(office.get(address))
    assert "This document was discarded." in text_of(office.post(address, {"act": "confirm"}))


def test_a_closed_document_takes_no_more(cast: Cast) -> None:
    chair = cast.actor("co-chair")
    call = services._example_reading(cast), services._example_sheet(cast)
    confirm_reading(chair, call[0], sheet=call[1])
    for again in (
        lambda: correct_reading(chair, call[0], sheet=call[1]),
        lambda: confirm_reading(chair, call[0], sheet=call[1]),
        lambda: discard_reading(chair, call[0]),
    ):
        with pytest.raises(Refused, match="become a plan already"):
            again()


def test_a_document_of_too_many_rows_is_refused_with_a_way_out(cast: Cast) -> None:
    sheet = Sheet()
    for _n in range(2_000):
        sheet.add_row("items", {"text": "Do it"})
    with pytest.raises(Refused, match="balai plan import"):
        send_reading(cast.actor("co-chair"), None, file_name="x", sha256="0" * 64, source="", sheet=sheet)


def test_an_export_comes_back_as_it_went_out(make_plan: PlanMaker, cast: Cast, visitor: Visitor) -> None:
    plan = make_plan(level=Level.GREEN)
    hidden(ActionItem.objects.unguarded(WHY).get(plan=plan, number="4"), cast, Level.AMBER)
    office = visitor("support office")
    exported = office.get(reverse("workplan:export", args=[plan.key]) + "?format=json&for=me").content
    address = send(office, exported, "plan.json")
    entered = fields_of(text_of(office.get(address)))
    answer = office.post(address, entered | {"act": "confirm"})
    assert answer.status_code == 302, text_of(answer)
    again = office.get(f"{answer['Location']}export/?format=json&for=me").content
    assert _said(again) == _said(exported)


def _said(exported: bytes) -> dict[str, Any]:
    said = json.loads(exported)["plan"]
    said.pop("code")
    for item in said["items"]:
        for part in (*item["lead_parts"], *item["interest_parts"]):
            part.pop("source")
    return dict(said)


def test_the_preview_asks_as_often_for_many_rows_as_for_one(visitor: Visitor) -> None:
    office = visitor("support office")
    counts = set()
    for count in (1, 3, 30):
        rows = [(f"{n}) Do thing number {n} with care.", "Border management", "IOM") for n in range(1, count + 1)]
        counts.add(queries_for(office, send(office, word_plan(rows))))
    assert len(counts) == 1
    assert counts.pop() <= 15


def test_a_plan_of_a_hundred_items_is_checked_and_confirmed(visitor: Visitor) -> None:
    import gzip

    office = visitor("support office")
    rows = [
        (
            f"{n}) Share what was learnt in exercise {n} on identifying victims.",
            "Border management",
            "IOM",
        )
        for n in range(1, 101)
    ]
    address = send(office, word_plan(rows))
    answer = office.get(address)
    assert len(gzip.compress(answer.content)) < 30_000
    made = office.post(address, fields_of(text_of(answer)) | {"act": "confirm"})
    assert made.status_code == 302, text_of(made)
    assert ActionItem.objects.unguarded(WHY).count() == 100


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five documents of the project's beginning are not here")
@pytest.mark.parametrize(("name", "count"), [("000", 16), ("001", 9), ("002", 11), ("004", 3)])
def test_real_plans_go_through(cast: Cast, visitor: Visitor, name: str, count: int) -> None:
    office = visitor("support office")
    file = next(SEEDS.glob(f"{name}*"))
    address = send(office, file.read_bytes(), file.name)
    entered = fields_of(text_of(office.get(address))) | {"body": cast.body.key}
    made = office.post(address, entered | {"act": "confirm", "level": "CLEAR"})
    assert made.status_code == 302, text_of(made)
    assert ActionItem.objects.unguarded(WHY).count() == count
    assert visitor("public").get(made["Location"]).status_code == 200


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five documents of the project's beginning are not here")
def test_a_statement_says_that_it_is_none(visitor: Visitor) -> None:
    file = next(SEEDS.glob("003*"))
    answer = visitor("support office").post(READ, sent(file.read_bytes(), file.name))
    assert answer.status_code == 422
    assert "This document is a statement, not a work plan." in text_of(answer)
    assert not Reading.objects.unguarded(WHY).exists()
