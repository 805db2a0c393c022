"""What a person entered on the preview, taken into the sheet. Nothing that was entered is lost, sound or not."""

from __future__ import annotations

from django.http import QueryDict

from balai.workplan.checking.sheet import GROUPS, KEEP, LEAVE_OUT, MADE_INTO, PLAN_FIELDS, USED, Loose, Sheet

ON_ONE_LINE = frozenset({"number", "mark", "title", "heading", "linked", "timeframe"})
"""Fields in which a line's end means no more than a space."""


def take_entries(sheet: Sheet, entered: QueryDict) -> None:
    """Fields that were not sent keep what they have: a form that was cut off on its way empties nothing."""
    for name in PLAN_FIELDS:
        if name in entered:
            sheet.plan[name] = _clean(entered.get(name, ""))
    for group, row in sheet.rows():
        prefix = f"{group.name}-{row.id}-"
        sent = [column.name for column in group.columns if prefix + column.name in entered]
        for name in sent:
            row.values[name] = _clean(entered.get(prefix + name, ""))
            if name in ON_ONE_LINE:
                row.values[name] = " ".join(row.values[name].split())
        if sent:
            row.is_out = prefix + "out" in entered
            row.is_checked = prefix + "checked" in entered
            row.is_sub = prefix + "sub" in entered
    for number, loose in enumerate(sheet.loose):
        choice = entered.get(f"loose-{number}", "")
        if loose.choice != USED and choice in {KEEP, LEAVE_OUT, *MADE_INTO}:
            loose.choice = choice
            _use(sheet, loose)


def _use(sheet: Sheet, loose: Loose) -> None:
    """Make a row of a passage that the reading had placed nowhere."""
    group = MADE_INTO.get(loose.choice)
    if group is not None:
        spans = [(loose.start, loose.end)] if loose.start >= 0 else None
        sheet.add_row(group, {"text": " ".join(loose.text.split())}, spans)
        loose.choice = USED


def row_wanted(entered: QueryDict) -> str:
    """The group that one more row was asked for ("add-items"), or ""."""
    wanted = entered.get("act", "").removeprefix("add-")
    return wanted if entered.get("act", "").startswith("add-") and wanted in GROUPS else ""


def _clean(entered: str) -> str:
    return entered.replace("\r\n", "\n").replace("\x00", "").strip()
