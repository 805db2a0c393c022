"""What forms of people check: shape only. Their fields are named as the arguments of the service that they are for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from balai.kernel.actors import Actor
from balai.kernel.labels import Level
from balai.people.models import Body, FoundingText, Membership, Participant, Seat
from balai.ui.forms import DayInput


def choices_of(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """A model's choices, with an empty one first."""
    return [("", _("Choose one")), *choices]


class DayField(forms.DateField):
    """A day, by the browser's own control."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DayInput(), input_formats=["%Y-%m-%d"], **options)


class ParticipantField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One of the participants that the person who asks may see, by its key."""

    def __init__(self, actor: Actor, **options: Any) -> None:
        rows = Participant.objects.visible_to(actor)
        super().__init__(rows, to_field_name="key", empty_label=_("Choose one"), **options)


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One of the bodies that the person who asks may see, by its key."""

    def __init__(self, actor: Actor, **options: Any) -> None:
        rows = Body.objects.visible_to(actor)
        super().__init__(rows, to_field_name="key", **({"empty_label": _("Choose one")} | options))


class ParticipantForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: choices_of(Participant.Kind.choices))
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("In the form that the group itself uses."))
    short_name = forms.CharField(
        label=_("Short name"), max_length=60, required=False, help_text=_("For tables and lists, such as “UNODC”.")
    )
    iso_code = forms.CharField(
        label=_("ISO 3166-1 code"),
        max_length=2,
        required=False,
        help_text=_("Two letters. A state or a jurisdiction needs it; leave it empty for all others."),
    )
    code = forms.SlugField(
        label=_("Code"),
        max_length=24,
        help_text=_("A short name for commands that stays as it is: letters, digits and hyphens, such as “unodc”."),
    )

    def clean_iso_code(self) -> str:
        return str(self.cleaned_data["iso_code"]).upper()

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()


class SpanForm(forms.Form):
    """From one day to another, either of which may be unknown."""

    since = DayField(label=_("From"), required=False, help_text=_("Leave it empty where the day is not known."))
    until = DayField(label=_("Until"), required=False, help_text=_("The last day. Leave it empty while it lasts."))


class NameForm(SpanForm):
    name = forms.CharField(label=_("Other name"), max_length=200)
    field_order = ["name", "since", "until"]


class BodyForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    purpose = forms.CharField(label=_("What it is for"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    founded_on = DayField(label=_("Founded on"), required=False)
    code = forms.SlugField(
        label=_("Code"),
        max_length=24,
        help_text=_("A short name for commands that stays as it is: letters, digits and hyphens, such as “tipwg”."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports_to"] = BodyField(
            actor, label=_("Reports to"), required=False, empty_label=_("No other body")
        )
        self.order_fields(["name", "short_name", "reports_to", "purpose", "founded_on", "code"])

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()


class FoundingTextForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: choices_of(FoundingText.Kind.choices))
    title = forms.CharField(label=_("Title"), max_length=200)
    dated_on = DayField(label=_("Dated"), required=False)
    endorsed_by = forms.CharField(
        label=_("Endorsed by"), max_length=200, required=False, help_text=_("Such as “Ad Hoc Group, August 2014”.")
    )
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 12}), required=False)
    level = forms.TypedChoiceField(
        label=_("Who may read it"),
        coerce=lambda value: Level(int(value)),
        initial=Level.AMBER.value,
        choices=[
            (Level.CLEAR.value, _("TLP:CLEAR, anyone")),
            (Level.GREEN.value, _("TLP:GREEN, everybody who signs in")),
            (Level.AMBER.value, _("TLP:AMBER, members of this body")),
        ],
    )


class MembershipForm(SpanForm):
    capacity = forms.ChoiceField(label=_("Capacity"), choices=lambda: choices_of(Membership.Capacity.choices))
    source = forms.CharField(
        label=_("Where this is written"),
        max_length=300,
        required=False,
        help_text=_("The decision, statement or page, so that others can check it."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"] = ParticipantField(actor, label=_("Participant"))
        self.order_fields(["participant", "capacity", "since", "until", "source"])


class CoChairForm(SpanForm):
    source = forms.CharField(label=_("Where this is written"), max_length=300, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"] = ParticipantField(actor, label=_("Participant"))
        self.order_fields(["participant", "since", "until", "source"])


class EndForm(forms.Form):
    until = DayField(label=_("Last day"))


class SeatForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=lambda: choices_of(Seat.Role.choices))
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("Office and ministry or unit, as on a card.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"] = ParticipantField(actor, label=_("Sits for"))
        self.fields["body"] = BodyField(
            actor,
            label=_("In one body only"),
            required=False,
            empty_label=_("Every body of the participant"),
            help_text=_("The person then reads as a member of this body alone."),
        )
        self.order_fields(["email", "name", "participant", "role", "title", "body"])


class InvitationForm(SeatForm):
    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200, required=False)


class PasswordForm(forms.Form):
    """A password chosen for the first time, typed twice: without mail nobody could repair a slip."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("As others should read it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 12 characters. Several words that only you would put together are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again = str(self.cleaned_data["again"])
        if self.cleaned_data.get("password") not in {None, again}:
            raise forms.ValidationError(_("This is not the same as above. Type the password once more."))
        return again
