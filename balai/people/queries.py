"""What pages and papers ask of people: bodies and who was what in them on a day, participants, experts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.kernel.labels import CombinedLabel
from balai.people.models import Alias, Body, CoChairTerm, Expert, Membership, Participant, Seat
from balai.people.models.dated import Dated, true_on
from balai.people.names import fold

D = TypeVar("D", bound=Dated)


def audience_in_words(label: CombinedLabel) -> str:
    """For whom a page is, where its label speaks of a body: "Working Group X"; "" where it does not."""
    parties = {part.body_id for part in label.parts if part.body_id is not None}
    if not parties:
        return ""
    bodies = Body.objects.unguarded("a body's name, printed beside a label that its reader was cleared for")
    return "; ".join(body.printed for body in bodies.filter(party__in=parties))


def bodies_of(actor: Actor) -> list[Body]:
    """The bodies that the actor may see, by name."""
    return list(Body.objects.visible_to(actor).select_related("label"))


@dataclass(slots=True)
class BodyLine:
    """A body in the tree of reporting lines."""

    body: Body
    co_chairs: list[CoChairTerm] = field(default_factory=list)
    members: int = 0
    reporting: list[BodyLine] = field(default_factory=list)


def reporting_lines(actor: Actor, bodies: Sequence[Body], day: dt.date) -> tuple[list[BodyLine], list[Record]]:
    """``bodies`` as a tree: those that report to none of the others, each with those that report to it.

    With the co-chairs and the number of members of each on that day, as far as the actor may see them; and beside the
    tree the facts that it is made of, for its label.
    """
    lines = {body.pk: BodyLine(body) for body in bodies}
    terms = [term for term in terms_of(actor, bodies) if term.is_current(day)]
    for term in terms:
        lines[term.body_id].co_chairs.append(term)
    members = [
        each
        for each in memberships_of(actor, bodies)
        if each.capacity == Membership.Capacity.MEMBER and each.is_current(day)
    ]
    for membership in members:
        lines[membership.body_id].members += 1
    tops: list[BodyLine] = []
    for line in lines.values():
        above = lines.get(line.body.reports_to_id or 0)
        (above.reporting if above else tops).append(line)
    return tops, shown_of(terms, members)


def memberships_of(actor: Actor, bodies: Iterable[Body]) -> list[Membership]:
    """Who was ever what in these bodies, by printed name; only participants that the actor may see."""
    rows = Membership.objects.visible_to(actor).filter(body__in=list(bodies))
    rows = rows.filter(participant__in=Participant.objects.visible_to(actor))
    found = list(rows.select_related("participant", "label").order_by("since", "id"))
    return sorted(found, key=lambda each: fold(each.participant.printed))


def terms_of(actor: Actor, bodies: Iterable[Body]) -> list[CoChairTerm]:
    """Who ever co-chaired these bodies, by the participant's printed name."""
    rows = CoChairTerm.objects.visible_to(actor).filter(body__in=list(bodies))
    rows = rows.filter(participant__in=Participant.objects.visible_to(actor))
    found = list(rows.select_related("participant", "label").order_by("since", "id"))
    return sorted(found, key=lambda each: fold(each.participant.printed))


@dataclass(frozen=True, slots=True)
class OnADay(Generic[D]):
    """Dated facts, parted by a day."""

    current: list[D]
    earlier: list[D]
    """They had ended by then; the last one first."""
    later: list[D]


def parted(facts: Iterable[D], day: dt.date) -> OnADay[D]:
    """What held on ``day``, what had ended before it, and what had not begun."""
    found: OnADay[D] = OnADay([], [], [])
    for fact in facts:
        if fact.is_current(day):
            found.current.append(fact)
        elif fact.until is not None and fact.until < day:
            found.earlier.append(fact)
        else:
            found.later.append(fact)
    found.earlier.sort(key=lambda fact: fact.until or dt.date.min, reverse=True)
    return found


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list of participants is narrowed to; "" for whatever."""

    words: str = ""
    kind: str = ""
    capacity: str = ""
    body: str = ""
    """The key of a body."""


@dataclass(slots=True)
class ParticipantLine:
    """A participant in a list."""

    participant: Participant
    memberships: list[Membership] = field(default_factory=list)
    """Those of the day."""
    met_as: str = ""
    """The other name by which the words that were sought met it."""


def participants_found(actor: Actor, sought: Sought, bodies: dict[int, Body], day: dt.date) -> list[ParticipantLine]:
    """The participants that fit, with what they are on that day in ``bodies``; four queries, however many there are."""
    rows = Participant.objects.visible_to(actor).select_related("label")
    lines = {each.pk: ParticipantLine(each) for each in rows}
    memberships = Membership.objects.visible_to(actor).filter(true_on(day), body__in=bodies, participant__in=lines)
    for membership in memberships.select_related("label").order_by("capacity", "id"):
        lines[membership.participant_id].memberships.append(membership)
    names: dict[int, list[str]] = {}
    if sought.words:
        for owner, name in Alias.objects.visible_to(actor).values_list("participant_id", "name"):
            names.setdefault(owner, []).append(name)
    body = next((pk for pk, each in bodies.items() if each.key == sought.body), 0)
    found: list[ParticipantLine] = []
    for pk, line in lines.items():
        if sought.kind and line.participant.kind != sought.kind:
            continue
        held = [each for each in line.memberships if not sought.body or each.body_id == body]
        if sought.capacity:
            held = [each for each in held if each.capacity == sought.capacity]
        if (sought.body or sought.capacity) and not held:
            continue
        if _meets(line, names.get(pk, []), sought.words):
            found.append(line)
    return sorted(found, key=lambda line: fold(line.participant.printed))


def _meets(line: ParticipantLine, aliases: list[str], words: str) -> bool:
    """Whatever the accents and the letter case: "turkiye" meets "Türkiye", and "Turkey" its former name."""
    wanted = " ".join(fold(words).split())
    each = line.participant
    if any(wanted in fold(name) for name in (each.name, each.short_name)) or wanted in {
        each.code.casefold(),
        each.iso_code.casefold(),
    }:
        return True
    line.met_as = next((name for name in aliases if wanted in fold(name)), "")
    return bool(line.met_as)


def seats_for(actor: Actor, participant: Participant, day: dt.date) -> list[Seat]:
    """Who sits for a participant on that day; accounts that are closed sit nowhere."""
    rows = Seat.objects.visible_to(actor).filter(true_on(day), participant=participant, user__is_active=True)
    return list(rows.select_related("user", "label").order_by("role", "user__name"))


@dataclass(frozen=True, slots=True)
class ExpertsFound:
    """The directory, narrowed; and what it can be narrowed to, out of what its reader sees."""

    experts: list[Expert]
    topics: list[str]
    languages: list[str]


def experts_found(actor: Actor, topic: str, language: str, day: dt.date) -> ExpertsFound:
    """The experts that the actor may see whose seat holds on that day."""
    rows = Expert.objects.visible_to(actor).filter(
        true_on(day, "seat__"),
        seat__user__is_active=True,
        seat__participant__in=Participant.objects.visible_to(actor),
    )
    everyone = list(rows.select_related("label", "seat__user", "seat__participant").order_by("seat__user__name", "id"))
    topics = sorted({each for expert in everyone for each in expert.topics}, key=str.casefold)
    languages = sorted({each for expert in everyone for each in expert.languages})
    wanted = fold(topic)
    experts = [
        expert
        for expert in everyone
        if (not topic or any(wanted in fold(each) for each in expert.topics))
        and (not language or language in expert.languages)
    ]
    return ExpertsFound(experts, topics, languages)


def shown_of(*groups: Iterable[Record | None]) -> list[Record]:
    """The records of a page, for ``respond``."""
    return [record for group in groups for record in group if record is not None]
