"""Reads texts and files for the tests; every reading is checked to lose and invent nothing, and to be kept whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from balai.documents.neutral import Document
from balai.documents.reading import read_document
from balai.workplan.reading import Reading, as_draft, as_json, as_words, check_accounted, from_draft, read_plan

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"

PLANS = Path(__file__).with_name("plans")

Json = dict[str, Any]


def reading_of(document: Document) -> Reading:
    reading = read_plan(document)
    check_accounted(reading, document)
    assert from_draft(json.loads(json.dumps(as_draft(reading)))) == reading
    assert as_words(reading).endswith("\n")
    return reading


def json_of(document: Document) -> Json:
    printed = as_json(reading_of(document))
    assert json.loads(json.dumps(printed)) == printed
    return printed


def read_example(name: str) -> Json:
    """The reading of a file of the folder ``plans``, as JSON."""
    return json_of(read_document(PLANS / name))


def read_text(text: str, name: str = "plan.txt") -> Json:
    """The reading of ``text`` as JSON. ``name`` ends in .md where the text is Markdown."""
    return json_of(read_document(text.lstrip("\n").encode(), name))


def read_markdown(text: str) -> Json:
    return read_text(text, "plan.md")


def seed(number: str) -> Document:
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip(f"The seed documents are not in {SEEDS}.")
    return read_document(found[0])


def leads(plan: Json) -> list[list[str]]:
    return [item["leads"] for item in plan["items"]]


def of_items(printed: Json, field: str) -> list[Any]:
    return [item[field] for item in printed["plan"]["items"]]


def unplaced(printed: Json) -> list[str]:
    return [one["text"] for one in printed["unplaced"]]


def item(number: str | None, text: str | None, **fields: Any) -> Json:
    """An action item with every field; those that are not named are empty."""
    empty: Json = {
        "heading": None,
        "area": None,
        "leads": [],
        "interest": [],
        "linked_priorities": [],
        "status": None,
        "timeframe": None,
    }
    assert fields.keys() <= empty.keys()
    return {"number": number, "text": text, **empty, **fields}


def items(printed: Json) -> list[Json]:
    """The action items without their place in the source and their warnings."""
    return [
        {key: value for key, value in one.items() if key not in ("source", "warnings")}
        for one in printed["plan"]["items"]
    ]


def top(printed: Json) -> tuple[Any, ...]:
    plan = printed["plan"]
    return plan["title"], plan["body"], plan["period"]


def parts(printed: Json) -> dict[str, Any]:
    """What a plan has beside its top and its items, where it has any."""
    plan = printed["plan"]
    return {
        key: plan[key] for key in ("objectives", "priority_issues", "ongoing", "footnotes", "appendices") if plan[key]
    }


def warnings_of(printed: Json) -> list[tuple[str | None, str]]:
    """Every warning of an item, with the item's number."""
    return [(one["number"], warning) for one in printed["plan"]["items"] for warning in one["warnings"]]


def doubts(printed: Json, *words: str) -> bool:
    """True if one warning, of the document or of an item, has all of ``words``."""
    said = (
        [*printed["warnings"], *(warning for _, warning in warnings_of(printed))]
        if printed["plan"]
        else printed["warnings"]
    )
    return any(all(word in warning for word in words) for warning in said)
