"""Labels: who reads what, for everybody of the cast at every level, and what takes access away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db.models import Q
from django.utils import timezone

from balai.kernel.actors import Actor, all_together, the_public
from balai.kernel.labels import Label, Level, combine, find_label, released
from balai.kernel.models import LabelAudience, Party
from balai.kernel.writing import acting
from balai.people.actors import UnknownAudience, actor_of, audience, console
from balai.people.cast import NAMES, Cast
from balai.people.models import Body, Membership, Participant, Seat, User
from balai.workplan.models import ActionItem, CooperationArea, ItemArea, Plan

CONVENED = {"co-chair", "lead", "member", "support office"}
"""Who reads as a member of the body of the cast."""
EVERYBODY = set(NAMES)

TABLE: dict[str, tuple[Callable[[Cast], Label], set[str]]] = {
    "clear": (lambda cast: cast.label(Level.CLEAR), EVERYBODY),
    "green": (lambda cast: cast.label(Level.GREEN), EVERYBODY - {"public"}),
    "amber": (lambda cast: cast.label(Level.AMBER), CONVENED),
    "amber of another body": (lambda cast: find_label(Level.AMBER, body=_other_body(cast).party_id), set()),
    "amber of another body, by one's own": (
        lambda cast: find_label(Level.AMBER, body=_other_body(cast).party_id, originator=cast.party("observer")),
        {"observer"},
    ),
    "amber, released to a participant": (
        lambda cast: released(cast.label(Level.AMBER), [cast.party("observer")]),
        CONVENED | {"observer"},
    ),
    "amber, released to a seat": (
        lambda cast: released(cast.label(Level.AMBER), [cast.party("seat of civil society")]),
        CONVENED | {"civil society"},
    ),
    "amber of another body, released to this one": (
        lambda cast: find_label(Level.AMBER, body=_other_body(cast).party_id, audience=[cast.party("body")]),
        CONVENED,
    ),
    "strict": (lambda cast: cast.label(Level.AMBER_STRICT), {"lead"}),
    "strict, released to a participant": (
        lambda cast: released(cast.label(Level.AMBER_STRICT), [cast.party("stranger")]),
        {"lead", "stranger"},
    ),
    "strict, released to a body": (
        lambda cast: released(cast.label(Level.AMBER_STRICT), [cast.party("body")]),
        CONVENED,
    ),
    "red": (lambda cast: cast.label(Level.RED), {"lead"}),
    "red to two seats": (
        lambda cast: released(cast.label(Level.RED), [cast.party("seat of observer")]),
        {"lead", "observer"},
    ),
    "red to a participant, which names no seat": (
        lambda cast: find_label(Level.RED, originator=cast.party("lead"), audience=[cast.party("member")]),
        set(),
    ),
    "red to a body, which names no seat": (
        lambda cast: find_label(Level.RED, originator=cast.party("lead"), audience=[cast.party("body")]),
        set(),
    ),
    "red to nobody": (lambda cast: find_label(Level.RED, originator=cast.party("lead")), set()),
}


def _other_body(cast: Cast) -> Body:
    return cast.made(Body)


@pytest.mark.parametrize("rule", TABLE)
def test_who_reads(cast: Cast, rule: str) -> None:
    make, expected = TABLE[rule]
    label = make(cast)
    record = cast.made(Plan, label=label)
    actors = {name: cast.actor(name) for name in NAMES}
    assert {name for name, actor in actors.items() if actor.may_read(label)} == expected
    assert {name for name, actor in actors.items() if Plan.objects.visible_to(actor).contains(record)} == expected


def _label_of_each(cast: Cast) -> dict[Level, Label]:
    return {level: cast.label(level) for level in Level}


def _levels(actor: Actor, labels: dict[Level, Label]) -> set[str]:
    return {level.name for level, label in labels.items() if actor.may_read(label)}


def _until_yesterday(record: Membership | Seat) -> None:
    with acting():
        record.until = timezone.localdate() - dt.timedelta(days=1)
        record.save()


def _membership(cast: Cast, name: str) -> Membership:
    return Membership.objects.visible_to(the_public()).get(participant__party=cast.party(name), until=None)


def _seat(cast: Cast, name: str) -> Seat:
    return Seat.objects.visible_to(cast.actor(name)).get(party=cast.party(f"seat of {name}"))


def test_a_membership_that_ended_opens_nothing(cast: Cast) -> None:
    labels = _label_of_each(cast)
    assert "AMBER" in _levels(cast.actor("member"), labels)
    _until_yesterday(_membership(cast, "member"))
    assert _levels(cast.actor("member"), labels) == {"CLEAR", "GREEN"}


def test_a_membership_that_has_not_begun_opens_nothing(cast: Cast) -> None:
    labels = _label_of_each(cast)
    with acting():
        membership = _membership(cast, "member")
        membership.since = timezone.localdate() + dt.timedelta(days=1)
        membership.save()
    assert _levels(cast.actor("member"), labels) == {"CLEAR", "GREEN"}


def test_a_membership_holds_on_its_last_day(cast: Cast) -> None:
    labels = _label_of_each(cast)
    with acting():
        membership = _membership(cast, "member")
        membership.until = timezone.localdate()
        membership.save()
    assert "AMBER" in _levels(cast.actor("member"), labels)


def test_a_seat_that_ended_opens_nothing(cast: Cast) -> None:
    labels = _label_of_each(cast)
    assert _levels(cast.actor("lead"), labels) == {level.name for level in Level}
    _until_yesterday(_seat(cast, "lead"))
    actor = cast.actor("lead")
    assert (actor.seat, actor.participant, actor.member_of, actor.co_chair_of) == (None, None, frozenset(), frozenset())
    assert _levels(actor, labels) == {"CLEAR", "GREEN"}


def _seated(cast: Cast, name: str, body: Body | None = None) -> Actor:
    """A further person in a seat of the participant."""
    seat = _seat(cast, name)
    user = User.objects.create(email=f"second-{User.objects.count()}@example.org", name="Second person")
    with acting():
        party = Party.objects.create(kind=Party.Kind.SEAT)
        Seat(party=party, user=user, participant=seat.participant, role=seat.role, label=seat.label, body=body).save()
    return actor_of(user)


def test_a_successor_does_not_inherit_what_was_for_the_seat(cast: Cast) -> None:
    labels = _label_of_each(cast)
    released_to_seat = released(labels[Level.AMBER_STRICT], [cast.party("seat of observer")])
    successor = _seated(cast, "lead")
    _until_yesterday(_seat(cast, "lead"))
    assert _levels(successor, labels) == {"CLEAR", "GREEN", "AMBER", "AMBER_STRICT"}
    assert not _seated(cast, "observer").may_read(released_to_seat)
    assert cast.actor("observer").may_read(released_to_seat)


def test_a_seat_limited_to_a_body_reads_as_a_member_of_that_one(cast: Cast) -> None:
    other = _other_body(cast)
    with acting():
        participant = _seat(cast, "member").participant
        Membership(participant=participant, body=other, capacity="member", label=cast.label(Level.CLEAR)).save()
    labels = {"here": cast.label(Level.AMBER), "there": find_label(Level.AMBER, body=other.party_id)}
    seats = {"any": cast.actor("member"), "there": _seated(cast, "member", body=other)}
    read = {name: {key for key, label in labels.items() if actor.may_read(label)} for name, actor in seats.items()}
    assert read == {"any": {"here", "there"}, "there": {"there"}}


def test_a_dissolved_body_leaves_its_amber_to_the_originator(cast: Cast) -> None:
    labels = _label_of_each(cast)
    passed_on = find_label(Level.AMBER, body=_other_body(cast).party_id, audience=[cast.party("body")])
    with acting():
        cast.body.ended_on = timezone.localdate() - dt.timedelta(days=1)
        cast.body.save()
    actors = {name: cast.actor(name) for name in NAMES}
    assert {name for name, actor in actors.items() if actor.may_read(labels[Level.AMBER])} == {"lead"}
    assert not any(actor.may_read(passed_on) for actor in actors.values())
    assert not actors["co-chair"].co_chair_of
    assert not actors["support office"].serves
    assert not audience("members", cast.body).may_read(labels[Level.AMBER])


def test_nobody_reads_by_office(cast: Cast) -> None:
    labels = _label_of_each(cast)
    administrator, operator = cast.actor("administrator"), console()
    assert administrator.is_administrator
    assert _levels(administrator, labels) == {"CLEAR", "GREEN"}
    assert _levels(operator, labels) == {"CLEAR", "GREEN"}


class TestAudiences:
    def test_each_reads_what_all_of_them_read(self, cast: Cast) -> None:
        labels = _label_of_each(cast)
        read = {name: _levels(audience(name, cast.body), labels) for name in ("public", "members", "co-chairs")}
        assert read == {
            "public": {"CLEAR"},
            "members": {"CLEAR", "GREEN", "AMBER"},
            "co-chairs": {"CLEAR", "GREEN", "AMBER"},
        }
        assert _levels(audience("cast-lead"), labels) == {"CLEAR", "GREEN", "AMBER", "AMBER_STRICT"}
        assert _levels(audience("cast-stranger"), labels) == {"CLEAR", "GREEN"}

    def test_members_of_several_bodies_read_what_is_for_each(self, cast: Cast) -> None:
        other = _other_body(cast)
        both = find_label(Level.AMBER, body=other.party_id, audience=[cast.party("body")])
        everyone = audience("members")
        assert not everyone.may_read(cast.label(Level.AMBER))
        assert everyone.may_read(both)

    def test_several_at_once(self, cast: Cast) -> None:
        labels = _label_of_each(cast)
        together = all_together([cast.actor("lead"), cast.actor("member")], "two")
        assert _levels(together, labels) == {"CLEAR", "GREEN", "AMBER"}
        assert _levels(all_together([cast.actor("lead"), the_public()], "two"), labels) == {"CLEAR"}
        with pytest.raises(AssertionError):
            all_together([], "nobody")

    def test_an_unknown_name_is_refused(self, cast: Cast) -> None:
        with pytest.raises(UnknownAudience, match="Say public, members"):
            audience("everyone and their dog")


class TestRows:
    def test_one_row_for_each_rule(self, cast: Cast) -> None:
        one, two = cast.party("lead"), cast.party("member")
        first = find_label(Level.AMBER_STRICT, originator=one, audience=[two, one, two])
        assert find_label(Level.AMBER_STRICT, originator=one, audience={one, two}) == first
        assert find_label(Level.AMBER_STRICT, originator=two, audience={one, two}) != first
        assert sorted(first.audience.values_list("party", flat=True)) == sorted([one, two])

    def test_what_a_level_does_not_use_is_left_out(self, cast: Cast) -> None:
        body, lead = cast.party("body"), cast.party("lead")
        assert find_label(Level.CLEAR, body=body, audience=[lead]) == find_label(Level.CLEAR)
        assert find_label(Level.GREEN, body=body, audience=[lead]) == find_label(Level.GREEN)
        assert find_label(Level.AMBER_STRICT, body=body, originator=lead).body_id is None
        assert find_label(Level.RED, body=body, audience=[lead]).body_id is None

    def test_a_release_adds_and_keeps(self, cast: Cast) -> None:
        label = cast.label(Level.AMBER)
        wider = released(released(label, [cast.party("observer")]), [cast.party("stranger")])
        assert (wider.level, wider.body_id, wider.originator_id) == (label.level, label.body_id, label.originator_id)
        named = set(LabelAudience.objects.filter(label=wider).values_list("party", flat=True))
        assert named == {cast.party("observer"), cast.party("stranger")}
        assert not label.audience.exists()
        assert released(wider, [cast.party("observer")]) == wider


class TestCombined:
    def test_the_strictest_level_and_the_common_audience(self, cast: Cast) -> None:
        combined = combine(_label_of_each(cast).values())
        assert str(combined) == "TLP:RED"
        readers = {name for name in NAMES if combined.may_read(cast.actor(name))}
        assert readers == {"lead"}

    def test_two_audiences_meet(self, cast: Cast) -> None:
        strict = cast.label(Level.AMBER_STRICT)
        first = released(strict, [cast.party("member"), cast.party("observer")])
        second = released(cast.label(Level.AMBER), [cast.party("observer")])
        combined = combine([first, second])
        assert {name for name in NAMES if combined.may_read(cast.actor(name))} == {"lead", "member", "observer"}

    def test_of_nothing_it_is_clear(self) -> None:
        assert str(combine([])) == "TLP:CLEAR"
        assert combine([]).parts == ()


class TestParents:
    @pytest.mark.parametrize("hidden", ["plan", "item", "area"])
    def test_a_part_is_seen_with_all_that_it_is_part_of(self, cast: Cast, hidden: str) -> None:
        plan = cast.made(Plan, Level.AMBER if hidden == "plan" else Level.CLEAR)
        item = cast.made(ActionItem, Level.AMBER if hidden == "item" else Level.CLEAR, plan=plan)
        area = cast.made(ItemArea, Level.AMBER if hidden == "area" else Level.CLEAR, item=item)
        seen = {name for name in NAMES if ItemArea.objects.visible_to(cast.actor(name)).contains(area)}
        assert seen == CONVENED

    def test_a_part_of_nothing_has_its_own_label_alone(self, cast: Cast) -> None:
        alone = cast.made(CooperationArea)
        own = cast.made(CooperationArea, plan=cast.made(Plan, Level.RED))
        assert set(CooperationArea.objects.visible_to(the_public())) == {alone}
        assert set(CooperationArea.objects.visible_to(cast.actor("lead"))) == {alone, own}

    def test_a_kind_that_narrows_narrows_its_parts(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        item = cast.made(ItemArea).item

        def of_nobody(actor: Actor, path: str = "") -> Q:
            return Q(**{f"{path}pk__in": []})

        monkeypatch.setattr(Plan, "seen_by", of_nobody)
        assert not ActionItem.objects.visible_to(the_public()).contains(item)
        assert not ItemArea.objects.visible_to(the_public()).exists()


def test_participants_are_named_by_code_name_or_other_name(cast: Cast) -> None:
    lead = Participant.objects.visible_to(the_public()).get(party=cast.party("lead"))
    assert {audience(name).participant for name in ("cast-lead", "CAST-LEAD", lead.name)} == {lead.party_id}
