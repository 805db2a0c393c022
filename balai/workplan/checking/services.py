"""Writes of a document while it is being checked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.labels import Level, find_label
from balai.people.models import Body
from balai.workplan.checking.problems import problems_of
from balai.workplan.checking.sheet import Sheet, content_of
from balai.workplan.importing import import_plan
from balai.workplan.models import Plan, Reading
from balai.workplan.policies import may_add_plan, may_check_reading, may_send_document

MOST_FIELDS = 18_000
"""Fields that one form sends; the server takes 20,000."""


def _example_sheet(world: World) -> Sheet:
    sheet = Sheet()
    sheet.plan |= {
        "title": "Forward Work Plan 2027-29",
        "body": world.shared(Body).key,
        "first_year": "2027",
        "last_year": "2029",
        "level": "AMBER",
        "state": "draft",
    }
    sheet.add_row("items", {"number": "1", "text": "Share good practice"})
    return sheet


def _example_reading(world: World) -> Reading:
    seat = world.party("seat of co-chair")
    label = find_label(Level.RED, originator=world.party("co-chair"), audience=[seat])
    return world.made(Reading, label=label, draft=Sheet().as_json())


@action(
    "workplan.reading.send",
    may_send_document,
    example=lambda world: Call(
        world.actor("co-chair"),
        None,
        {"file_name": "plan.docx", "sha256": "0" * 64, "source": "", "sheet": _example_sheet(world)},
    ),
)
def send_reading(actor: Actor, target: None, /, *, file_name: str, sha256: str, source: str, sheet: Sheet) -> Reading:
    """Keep what was read in a document until somebody has checked it. Only the seat that sent it sees it: TLP:RED."""
    if sheet.number_of_fields() > MOST_FIELDS:
        raise Refused(
            _(
                "The document has more rows than fit on one page to be checked. "
                "Whoever runs the portal can take it in on the server, with “balai plan import”."
            )
        )
    assert actor.seat is not None
    reading = Reading(
        file_name=file_name[:200],
        sha256=sha256,
        source=source,
        draft=sheet.as_json(),
        label=find_label(Level.RED, originator=actor.participant, audience=[actor.seat]),
    )
    reading.full_clean(exclude=["source"])
    reading.save()
    return reading


def _refuse_closed(reading: Reading) -> None:
    if reading.state == Reading.State.CONFIRMED:
        raise Refused(_("This document has become a plan already."))
    if reading.state == Reading.State.DISCARDED:
        raise Refused(_("This document was discarded. Send it again if you need it."))


@action(
    "workplan.reading.correct",
    may_check_reading,
    example=lambda world: Call(world.actor("co-chair"), _example_reading(world), {"sheet": _example_sheet(world)}),
)
def correct_reading(actor: Actor, reading: Reading, /, *, sheet: Sheet) -> Reading:
    """Keep what was corrected so far. It need not be sound yet."""
    _refuse_closed(reading)
    reading.draft = sheet.as_json()
    reading.save()
    return reading


@action(
    "workplan.reading.confirm",
    may_check_reading,
    example=lambda world: Call(world.actor("co-chair"), _example_reading(world), {"sheet": _example_sheet(world)}),
)
def confirm_reading(actor: Actor, reading: Reading, /, *, sheet: Sheet) -> Plan:
    """Make the plan that the sheet says. Raises Refused, and saves nothing, where it is not sound."""
    _refuse_closed(reading)
    bodies = {body.key: body for body in Body.objects.visible_to(actor) if may_add_plan(actor, body)}
    problems = problems_of(sheet, bodies)
    if problems:
        raise Refused(problems[0].sentence)
    plan = import_plan(actor, bodies[sheet.plan["body"]], content=content_of(sheet), source=sheet.plan["title"])
    reading.draft = sheet.as_json()
    reading.state, reading.plan = Reading.State.CONFIRMED, plan
    reading.save()
    return plan


@action(
    "workplan.reading.discard",
    may_check_reading,
    example=lambda world: Call(world.actor("co-chair"), _example_reading(world)),
)
def discard_reading(actor: Actor, reading: Reading, /) -> Reading:
    """Forget the document: its text and what was read in it go; that it was sent stays in the ledger."""
    _refuse_closed(reading)
    reading.source, reading.draft, reading.state = "", {}, Reading.State.DISCARDED
    reading.save()
    return reading
