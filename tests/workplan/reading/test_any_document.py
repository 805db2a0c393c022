"""Documents that nobody wrote: whatever is read, nothing fails, nothing is lost, nothing is invented."""

from __future__ import annotations

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from balai.documents.neutral import Unreadable
from balai.documents.reading import read_document
from balai.workplan.reading import as_json, as_words, check_accounted, read_plan
from tests.workplan.reading.readings import reading_of

WORDS = st.sampled_from(
    (
        "Train officers in Fiji and Tonga IOM RSO the of lead Lead: Support: (Lead: UNODC) [Lead – Samoa] TBC "
        "- – N/A 1. 2) (a) I. VIII. 2.1 A1 ¹ ² * ** <i>law</i> priority (linked priority 3,4) objectives "
        "include: Action Item Status 2024-26 Annex A: Appendix Timeframe: by 2025 Working Group Forward Work "
        "Plan Statement Objective 1: Pillar II Area: Co-Chairs; All members Ministry of Justice ; , / | : "
    ).split()
)
LINE_STARTS = st.sampled_from(
    ["| ", *"|- |1. |2. |a) |I.|  |# |### 1. |Lead: |• |¹ |Action 1: |* |Annex B: |Objective 2: ".split("|")]
)
HEADERS = st.sampled_from(
    [
        "Action Item\tLead\tStatus",
        "No.\tAction\tMembers' interest ²",
        "| Action | Lead |\n|---|---|",
        "Lead\tArea\tAction Item\tDeadline",
        "",
    ]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, max_size=9))
    between = draw(st.sampled_from([" ", " ", " ", "\t", " | ", ""]))
    return draw(LINE_STARTS) + between.join(words)


@st.composite
def documents(draw: st.DrawFn) -> str:
    title = draw(
        st.sampled_from(["Forward Work Plan 2024-26", "# Work Plan of the Network on X", "", "Chair's Statement"])
    )
    parts = [title, "", draw(HEADERS)]
    for line in draw(st.lists(lines(), max_size=18)):
        parts += [line, *[""] * draw(st.integers(0, 2))]
    return "\n".join(parts)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(["plan.txt", "plan.md"]))
def test_plans_put_together_at_random(text: str, name: str) -> None:
    if text.strip():
        reading_of(read_document(text.encode(), name))


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=400), st.sampled_from(["plan.txt", "plan.md"]))
def test_any_text(text: str, name: str) -> None:
    content = ("Work Plan 2025\n" + text.replace("\x00", "")).encode("utf-8", "ignore")
    try:
        document = read_document(content, name)
    except Unreadable:
        reject()
    reading = read_plan(document)
    check_accounted(reading, document)
    assert as_words(reading)
    assert as_json(reading)["kind"] in ("plan", "statement", "unknown")
