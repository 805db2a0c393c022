"""The shape of what people enter about a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from balai.kernel.actors import Actor
from balai.kernel.labels import Level
from balai.people.models import Participant
from balai.ui.forms import DayInput
from balai.workplan.models import CooperationArea, Interest, Plan
from balai.workplan.models.parts import Taker

LEVELS = (
    (Level.CLEAR, _("TLP:CLEAR – anyone, also people who are not signed in")),
    (Level.GREEN, _("TLP:GREEN – anyone who is signed in")),
    (Level.AMBER, _("TLP:AMBER – members of the body")),
    (Level.AMBER_STRICT, _("TLP:AMBER+STRICT – the originator’s own organisation")),
    (Level.RED, _("TLP:RED – you alone, in this seat")),
)
ROLES = tuple((value, words) for value, words in Taker.choices if value not in {Taker.PARTICIPANT, Taker.UNKNOWN})


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), choices=Plan.State.choices, widget=forms.RadioSelect)


class ReadersForm(forms.Form):
    level = forms.TypedChoiceField(
        label=_("Who may read the plan"),
        choices=LEVELS,
        coerce=lambda value: Level(int(value)),
        widget=forms.RadioSelect,
    )


class WhoForm(forms.Form):
    """A participant, or a role that several hold."""

    who = forms.ChoiceField(label=_("Who"))
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput, help_text=_("Leave empty if not known."))
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False, help_text=_("Where this is written, such as a decision.")
    )

    def __init__(self, *args: Any, actor: Actor, roles: bool = True, only: int | None = None, **kwargs: Any) -> None:
        """``only`` is the party of the one participant that may be chosen."""
        super().__init__(*args, **kwargs)
        everybody = Participant.objects.visible_to(actor)
        self.participants = {each.key: each for each in (everybody.filter(party=only) if only else everybody)}
        named = [(key, each.name) for key, each in self.participants.items()]
        choices: list[Any] = [(_("Roles"), list(ROLES)), (_("Participants"), named)] if roles else named
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def taken(self) -> dict[str, Any]:
        """What the services of leads take."""
        who = self.cleaned_data["who"]
        participant = self.participants.get(who)
        taker = Taker.PARTICIPANT if participant is not None else who
        return {
            "taker": taker,
            "participant": participant,
            "since": self.cleaned_data["since"],
            "source": self.cleaned_data["source"],
        }


class InterestForm(WhoForm):
    kind = forms.ChoiceField(label=_("Interested"), choices=Interest.Kind.choices, initial=Interest.Kind.OPEN)


class UntilForm(forms.Form):
    until = forms.DateField(label=_("Last day"), widget=DayInput)


class AreaForm(forms.Form):
    area = forms.ChoiceField(label=_("Area of cooperation"))

    def __init__(self, *args: Any, areas: list[CooperationArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.key, each.title) for each in areas]


class ItemForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=20, required=False)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 6}))
    heading = forms.CharField(label=_("Heading"), max_length=300, required=False)
    timeframe = forms.CharField(label=_("Timeframe"), max_length=200, required=False)
    status = forms.CharField(label=_("Status as printed"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class DocumentForm(forms.Form):
    document = forms.FileField(
        label=_("The document"),
        help_text=_(
            "Word (.docx), plain text (.txt), Markdown (.md), or a plan that Balai exported (.json). Up to 25 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md,.markdown,.json"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty: there is nothing in it."),
        },
    )
