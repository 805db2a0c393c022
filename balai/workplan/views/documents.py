"""A document on its way to becoming a plan: sent, read, checked against its source, confirmed or discarded."""

from __future__ import annotations

import hashlib
import json

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from balai.documents.neutral import Unreadable
from balai.documents.reading import MAX_BYTES, read_document
from balai.kernel.actions import Refused
from balai.kernel.actors import Actor
from balai.kernel.pages import Request, conveners, page, respond
from balai.people.directory import directory_of, find_body, names_of_portal
from balai.people.models import Body
from balai.workplan.checking.entering import row_wanted, take_entries
from balai.workplan.checking.filling import sheet_of_content, sheet_of_reading
from balai.workplan.checking.preview import Names, Source, shown_groups
from balai.workplan.checking.problems import Problem, problems_of
from balai.workplan.checking.services import confirm_reading, correct_reading, discard_reading, send_reading
from balai.workplan.checking.sheet import KEEP, LEAVE_OUT, USED, Sheet
from balai.workplan.content import BadContent, from_contract
from balai.workplan.forms import DocumentForm
from balai.workplan.models import Plan, Reading
from balai.workplan.policies import may_add_plan, may_send_document
from balai.workplan.reading import read_plan
from balai.workplan.seen import with_labels
from balai.workplan.views.finding import found_or_404


class NoPlan(Exception):
    """The file holds no plan. ``str()`` is a sentence for whoever sent it."""


@page(opens_to=conveners, shows=[Reading], methods=("GET", "POST"))
def read(request: Request) -> HttpResponse:
    actor = request.actor
    if not may_send_document(actor, None):
        raise Http404
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if form.is_valid():
        sent: UploadedFile[bytes] = form.cleaned_data["document"]
        try:
            reading = _read(actor, sent)
        except (Unreadable, NoPlan, Refused) as error:
            form.add_error("document", str(error))
        else:
            return redirect("workplan:reading", reading.key)
    readings = list(Reading.objects.visible_to(actor).filter(state=Reading.State.OPEN).defer("source", "draft"))
    return respond(
        request,
        "workplan/read.html",
        {"form": form, "readings": readings},
        shown=with_labels(readings),
        status=422 if form.is_bound else 200,
    )


def _read(actor: Actor, sent: UploadedFile[bytes]) -> Reading:
    """Read the file, and keep what was found. Raises Unreadable, NoPlan or Refused; then nothing was kept."""
    name = str(sent.name)
    if (sent.size or 0) > MAX_BYTES:
        raise Unreadable(
            "too-large", _("The file is larger than 25 MB. Take large pictures out of it and send it again.")
        )
    content = sent.read()
    if name.lower().endswith(".json"):
        source, sheet = "", _sheet_of_json(content)
    else:
        document = read_document(content, name)
        found = read_plan(document, names_of_portal(actor))
        if found.kind == "statement":
            raise NoPlan(
                _("This document is a statement, not a work plan. Nothing was read from it, and nothing was kept.")
            )
        if found.plan is None:
            raise NoPlan(
                _("Balai does not recognise a work plan in this document, so nothing was kept. Is it the right file?")
            )
        source, sheet = document.text, sheet_of_reading(found, document)
    _preselect(actor, sheet)
    return send_reading(
        actor, None, file_name=name, sha256=hashlib.sha256(content).hexdigest(), source=source, sheet=sheet
    )


def _sheet_of_json(content: bytes) -> Sheet:
    try:
        return sheet_of_content(from_contract(json.loads(content)))
    except BadContent as error:
        raise NoPlan(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise NoPlan(_("The file’s name ends in .json, but it cannot be read as JSON. Export it again.")) from error


def _bodies(actor: Actor) -> dict[str, Body]:
    """The bodies of which the actor may make a plan, by key."""
    return {body.key: body for body in Body.objects.visible_to(actor) if may_add_plan(actor, body)}


def _preselect(actor: Actor, sheet: Sheet) -> None:
    bodies = _bodies(actor)
    named = find_body(actor, sheet.plan["body_as_printed"])
    if named is not None and named.key in bodies:
        sheet.plan["body"] = named.key
    elif len(bodies) == 1 and named is None:
        sheet.plan["body"] = next(iter(bodies))
    sheet.plan["level"] = sheet.plan["level"] or "AMBER"
    sheet.plan["state"] = sheet.plan["state"] or Plan.State.DRAFT


@page(opens_to=conveners, shows=[Reading], methods=("GET", "POST"))
def reading(request: Request, reading: str) -> HttpResponse:
    actor = request.actor
    found = found_or_404(Reading, actor, key=reading)
    if found.state != Reading.State.OPEN:
        return _closed(request, found)
    sheet = Sheet.from_json(found.draft) if found.draft else Sheet()
    if request.method == "GET":
        return _preview(request, found, sheet)
    take_entries(sheet, request.POST)
    if request.POST.get("act") == "confirm":
        problems = problems_of(sheet, _bodies(actor))
        if problems:
            return _preview(request, found, sheet, problems)
        try:
            plan = confirm_reading(actor, found, sheet=sheet)
        except Refused as error:
            return _preview(request, found, sheet, [Problem("", _("The plan"), str(error))])
        messages.success(request, _("The plan is in the portal. Its readers are those that you chose."))
        return redirect("workplan:plan", plan.key)
    wanted = row_wanted(request.POST)
    added = sheet.add_row(wanted) if wanted else None
    correct_reading(actor, found, sheet=sheet)
    if added is None:
        messages.success(
            request, _("Your corrections are kept. Nothing is a plan yet: confirm when everything is right.")
        )
    address = redirect("workplan:reading", found.key)
    if added is not None:
        address["Location"] += f"#{wanted}-{added.id}"
    return address


def _preview(request: Request, found: Reading, sheet: Sheet, problems: list[Problem] | None = None) -> HttpResponse:
    actor = request.actor
    source = Source(found.source, sheet.changes)
    groups = shown_groups(sheet, source, Names(directory_of(actor)), problems or ())
    spans = {name: source.passage({"text": each}) for name, each in sheet.plan_spans.items() if each and found.source}
    errors: dict[str, str] = {}
    for problem in problems or ():
        errors.setdefault(problem.at, problem.sentence)
    context = {
        "reading": found,
        "sheet": sheet,
        "groups": groups,
        "doubtful": [row for group in groups for row in group.rows if row.is_doubtful],
        "plan_passages": spans,
        "problems": problems or [],
        "errors": errors,
        "bodies": [("", _("Choose one")), *((key, body.name) for key, body in _bodies(actor).items())],
        "loose": [
            (n, each, source.position(each.start, each.end))
            for n, each in enumerate(sheet.loose)
            if each.choice != USED
        ],
        "unknown_names": sorted(
            {name.printed for group in groups for row in group.rows for name in row.names if not name.words}
        ),
        "choices": [
            (KEEP, _("Keep as other text of the plan")),
            (LEAVE_OUT, _("Leave out")),
            ("item", _("Make it an action item")),
            ("objective", _("Make it an objective")),
            ("issue", _("Make it a priority issue")),
            ("ongoing", _("Make it an ongoing activity")),
        ],
    }
    status = 422 if problems else 200
    return respond(request, "workplan/reading.html", context, shown=with_labels([found]), status=status)


def _closed(request: Request, found: Reading) -> HttpResponse:
    plan = Plan.objects.visible_to(request.actor).filter(pk=found.plan_id).first() if found.plan_id else None
    context = {"reading": found, "plan": plan}
    return respond(request, "workplan/reading_closed.html", context, shown=with_labels([found, plan]))


@page(opens_to=conveners, shows=[Reading], methods=("GET", "POST"))
def discard(request: Request, reading: str) -> HttpResponse:
    found = found_or_404(Reading, request.actor, key=reading)
    if found.state != Reading.State.OPEN:
        return _closed(request, found)
    if request.method == "POST":
        discard_reading(request.actor, found)
        messages.success(request, _("The document was discarded, with everything that was read in it."))
        return redirect("workplan:read")
    return respond(request, "workplan/discard.html", {"reading": found}, shown=with_labels([found]))
