"""Pages on which a plan and its items are changed. Each shows one form, calls one service, and goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Refused
from balai.kernel.guard import Record
from balai.kernel.labels import Level
from balai.kernel.pages import Request, conveners, members, page, respond
from balai.people.models import Participant
from balai.workplan.drafting import add_item as add_item_to
from balai.workplan.drafting import correct_item as correct
from balai.workplan.drafting import remove_item as remove
from balai.workplan.forms import AreaForm, InterestForm, ItemForm, ReadersForm, StateForm, UntilForm, WhoForm
from balai.workplan.models import ActionItem, CooperationArea, Interest, Lead, Plan
from balai.workplan.policies import may_add_item, may_edit_item_text, may_withdraw_interest, speaks_for
from balai.workplan.seen import SeenPart, participants_of, with_labels
from balai.workplan.services import change_plan_state, relabel_plan
from balai.workplan.taking_part import add_area as serve
from balai.workplan.taking_part import add_lead as lead
from balai.workplan.taking_part import end_lead as end
from balai.workplan.taking_part import record_interest as record
from balai.workplan.taking_part import withdraw_interest as withdraw
from balai.workplan.views.finding import found_or_404, item_of, item_to_edit, may_edit, plan_to_edit

METHODS = ("GET", "POST")


def _sent(request: Request) -> QueryDict | None:
    """What a form gets: None where nothing was sent, so that an empty one is not found wrong."""
    return request.POST if request.method == "POST" else None


def _ask(
    request: Request,
    form: forms.Form,
    save: Callable[[], Any],
    back: str,
    *,
    heading: str,
    about: Record,
    about_words: str,
    act: str,
    done: str,
    lede: str = "",
) -> HttpResponse:
    """Show the form; when it comes back sound, ``save`` and go ``back``. What a service refuses stands at the form."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except Refused as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, forms.ValidationError(error.messages))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "heading": heading,
        "lede": lede,
        "act": act,
        "about_words": about_words,
        "back": back,
        "here": request.get_full_path(),
    }
    status = 422 if form.is_bound else 200
    return respond(request, "workplan/change.html", context, shown=with_labels([about]), status=status)


def _address(record: Plan | ActionItem) -> str:
    return reverse("workplan:plan" if isinstance(record, Plan) else "workplan:item", args=[record.key])


def _item_words(item: ActionItem) -> str:
    return str(item)


@page(opens_to=conveners, shows=[Plan], methods=METHODS)
def plan_state(request: Request, plan: str) -> HttpResponse:
    found = plan_to_edit(request.actor, plan)
    form = StateForm(_sent(request), initial={"state": found.state})
    return _ask(
        request,
        form,
        lambda: change_plan_state(request.actor, found, state=form.cleaned_data["state"]),
        _address(found),
        heading=_("Change the state of the plan"),
        lede=_("While a plan is a draft, its items can be corrected here. Once it is endorsed, its text stands."),
        about=found,
        about_words=found.title,
        act=_("Change the state"),
        done=_("The state of the plan was changed."),
    )


@page(opens_to=conveners, shows=[Plan], methods=METHODS)
def plan_readers(request: Request, plan: str) -> HttpResponse:
    found = plan_to_edit(request.actor, plan)
    form = ReadersForm(_sent(request), initial={"level": Level(found.label.level).value})
    return _ask(
        request,
        form,
        lambda: relabel_plan(request.actor, found, level=form.cleaned_data["level"]),
        _address(found),
        heading=_("Who may read the plan"),
        lede=_(
            "Everything in the plan that has the plan’s own label goes along. What has a narrower label keeps it. "
            "Only the participant that gave the plan its label may open it to more readers."
        ),
        about=found,
        about_words=found.title,
        act=_("Change who may read it"),
        done=_("The plan’s label was changed."),
    )


@page(opens_to=conveners, shows=[ActionItem, Participant], methods=METHODS)
def add_lead(request: Request, actionitem: str) -> HttpResponse:
    item = item_to_edit(request.actor, actionitem)
    form = WhoForm(_sent(request), actor=request.actor)
    return _ask(
        request,
        form,
        lambda: lead(request.actor, item, **form.taken()),
        _address(item),
        heading=_("Add a lead"),
        about=item,
        about_words=_item_words(item),
        act=_("Add the lead"),
        done=_("The lead was added."),
    )


def _end(
    request: Request, part: Lead | Interest, save: Callable[[UntilForm], Any], heading: str, act: str, done: str
) -> HttpResponse:
    named = SeenPart(part, participants_of(request.actor, [part]).get(part.participant_id or 0))
    form = UntilForm(_sent(request), initial={"until": timezone.localdate()})
    return _ask(
        request,
        form,
        lambda: save(form),
        _address(part.item),
        heading=heading % {"who": named.name},
        lede=_("It stays on the item’s page with its dates: what was true at its date remains so."),
        about=part,
        about_words=_item_words(part.item),
        act=act,
        done=done,
    )


@page(opens_to=conveners, shows=[Lead, ActionItem, Participant], methods=METHODS)
def end_lead(request: Request, lead: str) -> HttpResponse:
    actor = request.actor
    part = found_or_404(Lead, actor, key=lead)
    part.item = _item_of_part(request, part)
    if not may_edit(actor, part.item.plan, part.item.plan.body):
        raise Http404
    return _end(
        request,
        part,
        lambda form: end(actor, part, until=form.cleaned_data["until"]),
        _("End the lead of %(who)s"),
        _("End the lead"),
        _("The lead was ended."),
    )


def _item_of_part(request: Request, part: Lead | Interest) -> ActionItem:
    """The item, with its plan and a body that the reader sees; else a 404."""
    key = ActionItem.objects.visible_to(request.actor).filter(pk=part.item_id).values_list("key", flat=True).first()
    item, _plan, body = item_of(request.actor, key or "")
    if body is None:
        raise Http404
    return item


@page(opens_to=members, shows=[ActionItem, Participant], methods=METHODS)
def record_interest(request: Request, actionitem: str) -> HttpResponse:
    actor = request.actor
    item, plan, body = item_of(actor, actionitem)
    convenes = may_edit(actor, plan, body)
    if body is None or not (convenes or speaks_for(actor, plan)):
        raise Http404
    form = InterestForm(_sent(request), actor=actor, roles=False, only=None if convenes else actor.participant)

    def save() -> None:
        taken = form.taken()
        taken.pop("taker")
        record(actor, item, kind=form.cleaned_data["kind"], **taken)

    return _ask(
        request,
        form,
        save,
        _address(item),
        heading=_("Record interest"),
        about=item,
        about_words=_item_words(item),
        act=_("Record the interest"),
        done=_("The interest was recorded."),
    )


@page(opens_to=members, shows=[Interest, ActionItem, Participant], methods=METHODS)
def withdraw_interest(request: Request, interest: str) -> HttpResponse:
    actor = request.actor
    part = found_or_404(Interest, actor, key=interest)
    part.item = _item_of_part(request, part)
    if not may_edit(actor, part.item.plan, part.item.plan.body) and not may_withdraw_interest(actor, part):
        raise Http404
    return _end(
        request,
        part,
        lambda form: withdraw(actor, part, until=form.cleaned_data["until"]),
        _("Withdraw the interest of %(who)s"),
        _("Withdraw the interest"),
        _("The interest was withdrawn."),
    )


@page(opens_to=conveners, shows=[ActionItem, CooperationArea], methods=METHODS)
def add_area(request: Request, actionitem: str) -> HttpResponse:
    actor = request.actor
    item = item_to_edit(actor, actionitem)
    areas = list(CooperationArea.objects.visible_to(actor).filter(Q(plan__isnull=True) | Q(plan=item.plan)))
    form = AreaForm(_sent(request), areas=areas)
    by_key = {area.key: area for area in areas}
    return _ask(
        request,
        form,
        lambda: serve(actor, item, area=by_key[form.cleaned_data["area"]]),
        _address(item),
        heading=_("Add an area of cooperation"),
        about=item,
        about_words=_item_words(item),
        act=_("Add the area"),
        done=_("The area was added."),
    )


@page(opens_to=conveners, shows=[Plan], methods=METHODS)
def add_item(request: Request, plan: str) -> HttpResponse:
    found = plan_to_edit(request.actor, plan)
    if not may_add_item(request.actor, found):
        raise Http404
    form = ItemForm(_sent(request))
    return _ask(
        request,
        form,
        lambda: add_item_to(request.actor, found, **form.cleaned_data),
        _address(found),
        heading=_("Add an action item"),
        about=found,
        about_words=found.title,
        act=_("Add the item"),
        done=_("The action item was added at the end of the plan."),
    )


def _draft_item(request: Request, key: str) -> ActionItem:
    item = item_to_edit(request.actor, key)
    if not may_edit_item_text(request.actor, item):
        raise Http404
    return item


@page(opens_to=conveners, shows=[ActionItem], methods=METHODS)
def correct_item(request: Request, actionitem: str) -> HttpResponse:
    item = _draft_item(request, actionitem)
    said = {
        "number": item.number,
        "text": item.text,
        "heading": item.heading,
        "timeframe": item.timeframe,
        "status": item.status_as_printed,
    }
    form = ItemForm(_sent(request), initial=said)
    return _ask(
        request,
        form,
        lambda: correct(request.actor, item, **form.cleaned_data),
        _address(item),
        heading=_("Correct the item"),
        about=item,
        about_words=_item_words(item),
        act=_("Save the correction"),
        done=_("The action item was corrected."),
    )


@page(opens_to=conveners, shows=[ActionItem, Plan], methods=METHODS)
def remove_item(request: Request, actionitem: str) -> HttpResponse:
    item = _draft_item(request, actionitem)
    plan = item.plan
    if request.method == "POST":
        remove(request.actor, item)
        messages.success(request, _("The action item was removed."))
        return redirect(_address(plan))
    return respond(request, "workplan/remove_item.html", {"item": item, "plan": plan}, shown=with_labels([item]))
