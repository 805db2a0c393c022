"""The directory of experts: made by those whom it names, for members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from balai.kernel.actors import Actor
from balai.kernel.pages import Request, members, page, respond, signed_in
from balai.people import seating
from balai.people.languages import language_choices, language_name
from balai.people.models import Expert, Participant, Seat
from balai.people.queries import experts_found, shown_of
from balai.people.views.asking import Asking, ask, require, sent

MOST_TOPICS = 12


class ExpertForm(forms.Form):
    topics = forms.CharField(
        label=gettext_lazy("Topics"),
        help_text=gettext_lazy("In your own words, one on each line, such as “screening at airports”."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which you can be asked"),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("What to ask you about, and how to reach you"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Members may find me here, with my name and seat"),
        help_text=gettext_lazy("You can take your entry out at any time; it is then deleted."),
    )

    def clean_topics(self) -> list[str]:
        lines = [" ".join(line.split()) for line in str(self.cleaned_data["topics"]).splitlines()]
        topics = list(dict.fromkeys(line for line in lines if line))
        if len(topics) > MOST_TOPICS or any(len(topic) > 80 for topic in topics):
            raise forms.ValidationError(_("Name at most twelve topics, each in at most 80 characters."))
        return topics


@page(opens_to=members, shows=[Expert, Seat, Participant])
def experts(request: Request) -> HttpResponse:
    actor = request.actor
    topic, language = (request.GET.get(name, "").strip()[:80] for name in ("topic", "language"))
    found = experts_found(actor, topic, language, timezone.localdate())
    own = _own_entry(actor)
    context = {
        "found": found,
        "topic": topic,
        "language": language,
        "languages": [(code, language_name(code)) for code in found.languages],
        "language_name": language_name,
        "own": own,
        "has_seat": request.seat is not None,
    }
    return respond(request, "people/experts.html", context, shown=shown_of(found.experts, [own]))


def _own_entry(actor: Actor) -> Expert | None:
    if actor.seat is None:
        return None
    rows = Expert.objects.visible_to(actor).filter(seat__party=actor.seat)
    return rows.select_related("label", "seat__participant").first()


@page(opens_to=signed_in, shows=[Expert], methods=("GET", "POST"))
def own_entry(request: Request) -> HttpResponse:
    """Enter the directory, or change one's entry."""
    actor, seat = request.actor, request.seat
    require(seat is not None and members(actor))
    own = _own_entry(actor)
    initial = {"topics": "\n".join(own.topics), "languages": own.languages, "note": own.note} if own else {}

    def enter(values: dict[str, Any]) -> Expert:
        return seating.enter_directory(
            actor, seat, topics=values["topics"], languages=values["languages"], note=values["note"]
        )

    back = reverse("people:experts")
    return ask(
        request,
        ExpertForm(sent(request), initial=initial),
        enter,
        Asking(
            heading=_("Your entry in the directory") if own else _("Enter the directory"),
            lede=_("Members of the bodies in which you sit find you by topic and language. Nobody else does."),
            button=_("Save the entry") if own else _("Enter the directory"),
            done=_("Your entry is saved."),
            back=back,
            trail=[(_("Experts"), back)],
        ),
        [own] if own else [],
    )


@page(opens_to=signed_in, methods=("GET", "POST"), reason="shows nothing but the reader's own entry")
def leave(request: Request) -> HttpResponse:
    """Take one's own entry out. Open to whoever has one, also when no member any more."""
    own = _own_entry(request.actor)
    require(own is not None)
    assert own is not None
    if request.method == "POST":
        seating.leave_directory(request.actor, own)
        messages.success(request, _("Your entry is deleted. Nobody finds you in the directory any more."))
        return redirect("people:account")
    return respond(request, "people/leave_directory.html", {"own": own}, shown=[own])
