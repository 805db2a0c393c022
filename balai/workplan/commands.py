"""``balai plan``: reading a document, taking a plan in, giving it out, listing plans."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from balai.people.models import Body
    from balai.people.names import KnownName
    from balai.workplan.content import PlanContent

EXIT_REFUSED = 1
AUDIENCE_HELP = "For whom: public, members, co-chairs, or a participant (au, IOM, …). Only what they may read goes out."


def refuse(sentence: str) -> NoReturn:
    """End with a sentence and exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(EXIT_REFUSED)


@click.group(help="Forward work plans: read a document, import, export, list.")
def plan() -> None:
    pass


@plan.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--json", "json_out", is_flag=True, help="Print one JSON object: kind, plan, unplaced, warnings, coverage."
)
@click.option("--text", "text_out", is_flag=True, help="Print the document's text, into which all positions point.")
def read(file: Path, json_out: bool, text_out: bool) -> None:
    """Read a plan out of a Word (.docx), text (.txt) or Markdown (.md) FILE and show what was found. Saves nothing.

    \b
    Example:  balai plan read "Forward Work Plan 2024-26.docx"
    Exit code 0 when the file was read (also where it turns out to be no plan), 1 when it cannot be read.
    """
    from balai.documents.neutral import Unreadable  # document libraries are loaded where they are used
    from balai.documents.reading import read_document
    from balai.workplan.reading import as_json, as_words, read_plan

    try:
        document = read_document(file, file.name)
    except Unreadable as error:
        refuse(str(error))
    if text_out:
        click.echo(document.text, nl=False)
        return
    reading = read_plan(document, _names())
    click.echo(json.dumps(as_json(reading), ensure_ascii=False, indent=2) if json_out else as_words(reading))


def _names() -> list[KnownName]:
    """The portal's own participants, where it has a database yet: reading needs none."""
    from django.db import DatabaseError  # needs the apps

    from balai.people.actors import console
    from balai.people.directory import names_of_portal

    try:
        return names_of_portal(console())
    except DatabaseError:
        return []


@plan.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
@click.option("--body", "body_code", help="The body's code, where the document's own words do not name it (tipwg).")
@click.option("--code", default="", help="A short name for the plan; else made from body and period (tipwg-2024-26).")
@click.option(
    "--label",
    type=click.Choice(["clear", "green", "amber"]),
    help="Who may read it: anyone, anyone signed in, or the body's members. Else as the JSON file says, or amber.",
)
@click.option("--json", "json_out", is_flag=True, help='Print one object: {"plan", "items", "warnings"}.')
def import_(file: Path, yes: bool, body_code: str | None, code: str, label: str | None, json_out: bool) -> None:
    """Take a plan in, out of a document or out of a JSON file that `balai plan export` made.

    \b
    Example:  balai plan import plan.docx --yes --label clear
    Shows what was found and asks, unless --yes is given. Exit code 1 when nothing was saved.
    """
    from balai.kernel.actions import Refused  # needs the apps
    from balai.kernel.labels import Level
    from balai.people.actors import console
    from balai.workplan.importing import import_plan

    content, warnings = _content_of(file)
    body = _body(body_code, content.body)
    if not yes:
        _ask(content.title, body.name, len(content.items), warnings)
    try:
        made = import_plan(
            console(),
            body,
            content=content,
            code=code,
            level=Level[label.upper()] if label else None,
            source=content.title,
        )
    except Refused as error:
        refuse(str(error))
    if json_out:
        click.echo(
            json.dumps({"plan": made.code, "items": len(content.items), "warnings": warnings}, ensure_ascii=False)
        )
    else:
        click.echo(f"{made.code}: {made.title}, {len(content.items)} action items, {made.label}.")


def _content_of(file: Path) -> tuple[PlanContent, list[str]]:
    from balai.documents.neutral import Unreadable
    from balai.documents.reading import read_document
    from balai.workplan.content import BadContent, from_contract
    from balai.workplan.reading import as_json, read_plan

    if file.suffix.lower() == ".json":
        try:
            with file.open("rb") as stream:
                held = stream.read(20_000_001)
            if len(held) > 20_000_000:
                refuse("The file is larger than 20 MB.")
            return from_contract(json.loads(held)), []
        except OSError as error:
            refuse(f"The file cannot be opened: {error.strerror}.")
        except (ValueError, RecursionError) as error:
            refuse(f"{error}" if isinstance(error, BadContent) else f"The file is not JSON: {error}.")
    try:
        document = read_document(file, file.name)
    except Unreadable as error:
        refuse(str(error))
    found = as_json(read_plan(document, _names()))
    if found["kind"] != "plan":
        what = "a statement" if found["kind"] == "statement" else "no plan that Balai recognises"
        refuse(f"This document is {what}, so there is nothing to import.")
    return from_contract(found), found["warnings"]


def _body(code: str | None, printed: str) -> Body:
    from balai.people.actors import console
    from balai.people.directory import find_body
    from balai.people.models import Body

    bodies = Body.objects.visible_to(console())
    found = bodies.filter(code=code).first() if code else find_body(console(), printed)
    if found is None:
        known = ", ".join(bodies.order_by("code").values_list("code", flat=True)) or "none yet"
        what = f"There is no body {code}" if code else f"The portal knows no body called “{printed}”"
        refuse(f"{what}. Name one with --body: {known}.")
    return found


def _ask(title: str, body: str, items: int, warnings: list[str]) -> None:
    click.echo(f"{title} – {body}: {items} action items.")
    for warning in warnings:
        click.echo(f"  {warning}")
    if not sys.stdin.isatty():
        refuse("Nothing was saved: say --yes to import without being asked.")
    if not click.confirm("Import it?"):
        refuse("Nothing was saved.")


@plan.command(name="export")
@click.argument("plan_code", metavar="PLAN")
@click.option(
    "--format", "form", type=click.Choice(["docx", "json"]), default="docx", show_default=True, help="Word or JSON."
)
@click.option("--for", "for_whom", default="public", show_default=True, help=AUDIENCE_HELP)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; else standard output, and for Word on a terminal a file named after the plan.",
)
def export(plan_code: str, form: str, for_whom: str, output: Path | None) -> None:
    """Give a plan out as Word or JSON, cut to what its audience may read.

    \b
    Example:  balai plan export tipwg-2024-26 --format docx --for members --output plan.docx
    PLAN is a code that `balai plan list` shows.
    """
    from balai.people.actors import UnknownAudience, audience  # needs the apps
    from balai.workplan.exporting import as_docx, as_json
    from balai.workplan.models import Plan

    whole = Plan.objects.unguarded(
        "whose members are meant is known from the plan; it is then read as its audience does"
    )
    named = whole.filter(code=plan_code).select_related("body").first()
    try:
        reader = audience(for_whom, named.body if named else None)
    except UnknownAudience as error:
        refuse(str(error))
    found = Plan.objects.visible_to(reader).filter(code=plan_code).select_related("body", "label").first()
    if found is None:
        refuse(f"There is no plan {plan_code} that {for_whom} may read. See `balai plan list --for {for_whom}`.")
    made = as_json(found, reader).encode() if form == "json" else as_docx(found, reader)
    if output is None and (form == "json" or not sys.stdout.isatty()):
        sys.stdout.buffer.write(made)
        return
    file = output or Path(f"{found.code}.{form}")
    file.write_bytes(made)
    click.echo(f"{file}", err=True)


@plan.command(name="list")
@click.option("--for", "for_whom", default="members", show_default=True, help=AUDIENCE_HELP)
@click.option(
    "--json", "json_out", is_flag=True, help="Print a list of objects: code, title, body, period, state, label."
)
def list_(for_whom: str, json_out: bool) -> None:
    """List the plans that an audience may read.

    \b
    Example:  balai plan list --for public --json
    """
    from balai.people.actors import UnknownAudience, audience  # needs the apps
    from balai.workplan.models import ActionItem, Plan

    try:
        reader = audience(for_whom)
    except UnknownAudience as error:
        refuse(str(error))
    plans = [
        {
            "code": each.code,
            "title": each.title,
            "body": each.body.code,
            "period": [each.first_year, each.last_year] if each.first_year else None,
            "state": each.state,
            "label": str(each.label),
            "items": ActionItem.objects.visible_to(reader).filter(plan=each).count(),
        }
        for each in Plan.objects.visible_to(reader).select_related("body", "label")
    ]
    if json_out:
        click.echo(json.dumps(plans, ensure_ascii=False, indent=2))
        return
    for each in plans:
        click.echo(f"{each['code']:<24} {each['label']:<12} {each['items']:>4} items  {each['title']}")
    if not plans:
        click.echo(f"There is no plan that {for_whom} may read. Take one in with `balai plan import FILE`.")


COMMANDS = [plan]
