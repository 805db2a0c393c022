"""Who reads as what: the actor of each of the cast, and what ends with a date."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from balai.kernel.labels import find_label
from balai.kernel.models import Level, Party
from balai.kernel.writing import acting
from balai.people.actors import UnknownAudience, actor_of, audience, console, current_seats
from balai.people.cast import Cast
from balai.people.models import Body, CoChairTerm, Membership, Participant, Seat

YESTERDAY = dt.timedelta(days=-1)
TOMORROW = dt.timedelta(days=1)


def _in(days: dt.timedelta) -> dt.date:
    return timezone.localdate() + days


def _participant(cast: Cast, name: str) -> Participant:
    return Participant.objects.visible_to(cast.actor("public")).get(party=cast.party(name))


def _membership(cast: Cast, name: str) -> Membership:
    return Membership.objects.visible_to(cast.actor("public")).get(participant__party=cast.party(name))


def _another_body() -> Body:
    with acting():
        body = Body(
            party=Party.objects.create(kind=Party.Kind.BODY),
            code="another",
            name="Another body",
            label=find_label(Level.CLEAR),
        )
        body.save()
    return body


@pytest.mark.parametrize(
    ("name", "is_member", "chairs", "serves"),
    [
        ("co-chair", True, True, False),
        ("lead", True, False, False),
        ("member", True, False, False),
        ("observer", False, False, False),
        ("support office", True, False, True),
        ("civil society", False, False, False),
        ("stranger", False, False, False),
        ("administrator", False, False, False),
        ("public", False, False, False),
    ],
)
def test_what_each_of_the_cast_is_in_the_body(
    cast: Cast, name: str, is_member: bool, chairs: bool, serves: bool
) -> None:
    actor = cast.actor(name)
    assert (cast.body.party_id in actor.member_of) == is_member
    assert (cast.body.party_id in actor.co_chair_of) == chairs
    assert (cast.body.party_id in actor.serves) == serves
    assert actor.is_signed_in == (name != "public")
    assert actor.is_administrator == (name == "administrator")


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("public", "CLEAR"),
        ("administrator", "CLEAR GREEN"),
        ("observer", "CLEAR GREEN"),
        ("civil society", "CLEAR GREEN"),
        ("stranger", "CLEAR GREEN"),
        ("member", "CLEAR GREEN AMBER"),
        ("support office", "CLEAR GREEN AMBER"),
        ("co-chair", "CLEAR GREEN AMBER"),
        ("lead", "CLEAR GREEN AMBER AMBER_STRICT RED"),
    ],
)
def test_which_levels_of_the_leads_records_each_reads(cast: Cast, name: str, levels: str) -> None:
    labels = {level: cast.label(level) for level in Level}
    actor = cast.actor(name)
    assert [level.name for level in Level if actor.may_read(labels[level])] == levels.split()


def test_membership_counts_between_its_dates_only(cast: Cast) -> None:
    membership = _membership(cast, "member")
    with acting():
        membership.until = _in(dt.timedelta())
        membership.save()
        assert cast.actor("member").member_of, "the last day still counts"
        membership.until = _in(YESTERDAY)
        membership.save()
        assert not cast.actor("member").member_of
        membership.until, membership.since = None, _in(TOMORROW)
        membership.save()
        assert not cast.actor("member").member_of


def test_nobody_reads_as_a_member_of_a_dissolved_body(cast: Cast) -> None:
    with acting():
        cast.body.ended_on = _in(YESTERDAY)
        cast.body.save()
    amber = cast.label(Level.AMBER)
    assert not cast.actor("member").may_read(amber)
    assert cast.actor("lead").may_read(amber), "its originator still reads it"
    assert not cast.actor("co-chair").co_chair_of
    assert not cast.actor("support office").serves


def test_an_ended_seat_opens_nothing(cast: Cast) -> None:
    user = cast.users["lead"]
    (seat,) = current_seats(user)
    with acting():
        seat.until = _in(YESTERDAY)
        seat.save()
    actor = actor_of(user)
    assert actor.is_signed_in
    assert actor.seat is None
    assert not actor.parties()
    assert not actor.may_read(cast.label(Level.RED))


def test_a_successor_does_not_inherit_what_was_for_a_named_seat(cast: Cast) -> None:
    with acting():
        successor = Seat(
            party=Party.objects.create(kind=Party.Kind.SEAT),
            user=cast.users["stranger"],
            participant=_participant(cast, "lead"),
            role=Seat.Role.LEAD_OFFICER,
            label=find_label(Level.GREEN),
        )
        successor.save()
    actor = actor_of(cast.users["stranger"], successor)
    assert actor.may_read(cast.label(Level.AMBER_STRICT))
    assert not actor.may_read(cast.label(Level.RED))


def test_a_seat_limited_to_one_body_reads_as_a_member_of_that_one_only(cast: Cast) -> None:
    other = _another_body()
    co_chair = _participant(cast, "co-chair")
    with acting():
        clear = find_label(Level.CLEAR)
        Membership(participant=co_chair, body=other, capacity="member", label=clear).save()
        CoChairTerm(participant=co_chair, body=other, label=clear).save()
    assert cast.actor("co-chair").member_of == {cast.body.party_id, other.party_id}
    (seat,) = current_seats(cast.users["co-chair"])
    with acting():
        seat.body = other
        seat.save()
    actor = cast.actor("co-chair")
    assert actor.member_of == actor.co_chair_of == {other.party_id}


def test_only_a_convening_seat_acts_for_a_co_chair(cast: Cast) -> None:
    (seat,) = current_seats(cast.users["co-chair"])
    with acting():
        seat.role = Seat.Role.OFFICIAL
        seat.save()
        assert not cast.actor("co-chair").co_chair_of
        seat.role = Seat.Role.DESK_OFFICER
        seat.save()
        assert cast.actor("co-chair").co_chair_of


def test_the_console_reads_as_anybody_signed_in_does(cast: Cast) -> None:
    labels = {level: cast.label(level) for level in Level}
    assert [level.name for level in Level if console().may_read(labels[level])] == ["CLEAR", "GREEN"]


def test_audiences_read_what_their_least_informed_member_reads(cast: Cast) -> None:
    labels = {level: cast.label(level) for level in Level}

    def read_by(name: str) -> list[str]:
        return [level.name for level in Level if audience(name, cast.body).may_read(labels[level])]

    assert read_by("public") == ["CLEAR"]
    assert read_by("members") == ["CLEAR", "GREEN", "AMBER"]
    assert read_by("co-chairs") == ["CLEAR", "GREEN", "AMBER"]
    assert read_by("cast-observer") == ["CLEAR", "GREEN"]
    assert read_by("cast-lead") == ["CLEAR", "GREEN", "AMBER", "AMBER_STRICT"], "what is for a seat is for no other"
    assert read_by("Land of the lead") == read_by("cast-lead")


def test_an_unknown_audience_is_told_what_to_say(cast: Cast) -> None:
    with pytest.raises(UnknownAudience, match="Say public, members, co-chairs"):
        audience("nobody", cast.body)
