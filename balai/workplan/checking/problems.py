"""What keeps a sheet from becoming a plan, in words, each at its field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from balai.workplan.checking.sheet import Group, Row, Sheet, names_in
from balai.workplan.models import Plan

MOST_LETTERS_OF_A_NAME = 200
LEVELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


@dataclass(frozen=True, slots=True)
class Problem:
    """``at`` is the name of the field; ``where`` names the row for who reads the summary."""

    at: str
    where: str
    sentence: str


def problems_of(sheet: Sheet, bodies: Collection[str]) -> list[Problem]:
    """``bodies`` are the keys of those that the person may make a plan of."""
    found = list(_of_plan(sheet, bodies))
    for group, row in sheet.rows():
        if not row.is_out:
            found += _of_row(group, row)
    return found


def _of_plan(sheet: Sheet, bodies: Collection[str]) -> Iterator[Problem]:
    plan = sheet.plan
    if not plan["title"]:
        yield Problem("title", _("Title"), _("Give the plan a title."))
    if len(plan["title"]) > 300:
        yield Problem("title", _("Title"), _too_long(300, len(plan["title"])))
    if len(plan["body_as_printed"]) > 300:
        yield Problem("body_as_printed", _("Body as printed"), _too_long(300, len(plan["body_as_printed"])))
    if plan["body"] not in bodies:
        yield Problem("body", _("Body"), _("Choose the body whose plan this is."))
    if plan["level"] not in LEVELS:
        yield Problem("level", _("Label"), _("Choose who may read the plan."))
    if plan["state"] not in Plan.State.values:
        yield Problem("state", _("State"), _("Choose the state of the plan."))
    yield from _of_years(plan["first_year"], plan["last_year"])


def _of_years(first: str, last: str) -> Iterator[Problem]:
    if not first and not last:
        return
    for name, year, where in (("first_year", first, _("First year")), ("last_year", last, _("Last year"))):
        if not (year.isascii() and year.isdigit() and 1900 <= int(year) <= 2200):
            yield Problem(name, where, _("Give a year such as 2026, or leave both years empty."))
            return
    if int(first) > int(last):
        yield Problem("last_year", _("Last year"), _("The last year must not be before the first."))


def _of_row(group: Group, row: Row) -> Iterator[Problem]:
    number = row.values.get("number") or row.values.get("mark") or str(row.id)
    where = f"{str(group.one).capitalize()} {number}"
    for column in group.columns:
        value = row.values[column.name]
        at = f"{group.name}-{row.id}-{column.name}"
        if column.is_needed and not value:
            sentence = _("%(field)s is empty. Fill it in, or tick “Leave this row out”.") % {"field": column.label}
            yield Problem(at, where, sentence)
        if len(value) > column.most:
            yield Problem(at, where, f"{column.label}: {_too_long(column.most, len(value))}")
        if column.name in {"leads", "interest"}:
            for name in names_in(value):
                if len(name) > MOST_LETTERS_OF_A_NAME:
                    yield Problem(at, where, f"{column.label}: {_too_long(MOST_LETTERS_OF_A_NAME, len(name))}")


def _too_long(most: int, length: int) -> str:
    return _("Shorten it: it has %(length)s letters, and %(most)s fit.") % {"length": length, "most": most}
