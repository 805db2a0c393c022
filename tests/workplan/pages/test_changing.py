"""Changing a plan and its items: who may, what is refused, and that nothing is forgotten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from balai.kernel.actions import ACTIONS, Denied, Refused
from balai.kernel.labels import Level, find_label
from balai.kernel.models import LedgerLine
from balai.people.cast import Cast
from balai.workplan.checking import services as checking
from balai.workplan.drafting import add_item, correct_item, remove_item
from balai.workplan.models import ActionItem, CooperationArea, Interest, ItemArea, Lead, Objective, Plan
from balai.workplan.models.parts import Taker
from balai.workplan.services import change_plan_state, relabel_plan
from balai.workplan.taking_part import add_area, add_lead, end_lead, record_interest, withdraw_interest
from tests.workplan.pages.conftest import PlanMaker, Visitor, hidden, participant_of, text_of
from tests.workplan.pages.test_plans import item_of

WHY = "a test looks it up"
VERBS = [
    "workplan.plan.state",
    "workplan.plan.relabel",
    "workplan.lead.add",
    "workplan.lead.end",
    "workplan.interest.record",
    "workplan.interest.withdraw",
    "workplan.item.area",
    "workplan.item.add",
    "workplan.item.correct",
    "workplan.item.remove",
]
VERBS += [verb for verb in ACTIONS if ACTIONS[verb].run.__module__ == checking.__name__]


@pytest.mark.parametrize("verb", VERBS)
def test_each_act_leaves_one_line_and_is_denied_to_others(cast: Cast, verb: str) -> None:
    for name in ("observer", "civil society", "administrator", "stranger", "public"):
        refused = ACTIONS[verb].example(cast)
        with pytest.raises(Denied):
            ACTIONS[verb].run(cast.actor(name), refused.target, **refused.arguments)
    call = ACTIONS[verb].example(cast)
    before = LedgerLine.objects.count()
    ACTIONS[verb].run(call.actor, call.target, **call.arguments)
    assert [line.verb for line in LedgerLine.objects.order_by("number")[before:]] == [verb]


class TestWhoMayRead:
    def test_its_originator_opens_a_plan_with_everything_that_has_its_label(
        self, make_plan: PlanMaker, cast: Cast
    ) -> None:
        plan = make_plan(level=Level.AMBER, by="support office")
        narrow = item_of(plan, "3")
        hidden(narrow, cast)
        relabel_plan(cast.actor("support office"), plan, level=Level.CLEAR)
        public = cast.actor("public")
        assert Plan.objects.visible_to(public).filter(pk=plan.pk).exists()
        assert Objective.objects.visible_to(public).filter(plan=plan).exists()
        assert Lead.objects.visible_to(public).filter(item__plan=plan).exists()
        assert ActionItem.objects.visible_to(public).filter(plan=plan).count() == 4, "the narrower item stays narrow"

    def test_nobody_else_widens(self, make_plan: PlanMaker, cast: Cast) -> None:
        plan = make_plan(level=Level.AMBER, by="support office")
        with pytest.raises(Refused, match="Land of the support office"):
            relabel_plan(cast.actor("co-chair"), plan, level=Level.GREEN)
        with pytest.raises(Denied):
            relabel_plan(cast.actor("member"), plan, level=Level.GREEN)

    def test_who_convenes_narrows_and_the_originator_stays(self, make_plan: PlanMaker, cast: Cast) -> None:
        plan = make_plan(level=Level.GREEN, by="support office")
        narrowed = relabel_plan(cast.actor("co-chair"), plan, level=Level.AMBER)
        assert narrowed.label == find_label(
            Level.AMBER, body=cast.party("body"), originator=cast.party("support office")
        )
        assert not Plan.objects.visible_to(cast.actor("observer")).filter(pk=plan.pk).exists()

    def test_nobody_shuts_themselves_out(self, make_plan: PlanMaker, cast: Cast) -> None:
        plan = make_plan(level=Level.GREEN, by="support office")
        with pytest.raises(Refused, match="no longer read"):
            relabel_plan(cast.actor("co-chair"), plan, level=Level.AMBER_STRICT)

    def test_the_same_label_again_is_refused(self, plan: Plan, cast: Cast) -> None:
        with pytest.raises(Refused, match="already"):
            relabel_plan(cast.actor("co-chair"), plan, level=Level.CLEAR)

    def test_page_widens_and_says_why_not(self, make_plan: PlanMaker, visitor: Visitor) -> None:
        plan = make_plan(level=Level.AMBER, by="support office")
        address = reverse("workplan:plan_readers", args=[plan.key])
        refused = visitor("co-chair").post(address, {"level": "0"})
        assert refused.status_code == 422
        assert "Only Land of the support office" in text_of(refused)
        assert visitor("support office").post(address, {"level": "0"}).status_code == 302
        assert visitor("public").get(reverse("workplan:plan", args=[plan.key])).status_code == 200


class TestState:
    def test_page_changes_it(self, plan: Plan, visitor: Visitor) -> None:
        answer = visitor("co-chair").post(reverse("workplan:plan_state", args=[plan.key]), {"state": "closed"})
        assert answer.status_code == 302
        plan.refresh_from_db()
        assert plan.state == "closed"

    @pytest.mark.parametrize("state", ["draft", "circulated"])
    def test_an_endorsed_plan_is_no_draft_again(self, plan: Plan, cast: Cast, state: str) -> None:
        with pytest.raises(Refused, match="amendments"):
            change_plan_state(cast.actor("co-chair"), plan, state=state)

    def test_a_state_that_is_none_is_refused(self, plan: Plan, cast: Cast) -> None:
        with pytest.raises(Refused):
            change_plan_state(cast.actor("co-chair"), plan, state="lost")


class TestTakingPart:
    def test_the_same_lead_twice_is_refused_until_it_ends(self, plan: Plan, cast: Cast) -> None:
        chair, item, who = cast.actor("co-chair"), item_of(plan, "3"), participant_of(cast, "lead")
        lead = add_lead(chair, item, taker="participant", participant=who)
        with pytest.raises(Refused, match="already"):
            add_lead(chair, item, taker="participant", participant=who)
        end_lead(chair, lead, until=dt.date(2025, 1, 1))
        add_lead(chair, item, taker="participant", participant=who, since=dt.date(2026, 1, 1))
        with pytest.raises(Refused, match="ended already"):
            end_lead(chair, Lead.objects.visible_to(chair).get(pk=lead.pk), until=dt.date(2026, 1, 1))

    def test_a_role_leads_without_a_participant(self, plan: Plan, cast: Cast) -> None:
        lead = add_lead(cast.actor("co-chair"), item_of(plan, "3"), taker="all_members")
        assert lead.taker == Taker.ALL_MEMBERS
        assert lead.label == item_of(plan, "3").label
        with pytest.raises(Refused):
            add_lead(cast.actor("co-chair"), item_of(plan, "3"), taker="participant")
        with pytest.raises(Refused):
            add_lead(cast.actor("co-chair"), item_of(plan, "3"), taker="somebody")

    def test_a_member_says_its_own_interest_and_nobody_elses(self, plan: Plan, cast: Cast) -> None:
        member, item = cast.actor("member"), item_of(plan, "1")
        interest = record_interest(member, item, participant=participant_of(cast, "member"), kind="contribute")
        with pytest.raises(Refused, match="own participant"):
            record_interest(member, item, participant=participant_of(cast, "lead"))
        with pytest.raises(Denied):
            withdraw_interest(cast.actor("lead"), interest)
        withdraw_interest(member, interest)
        assert Interest.objects.unguarded(WHY).get(pk=interest.pk).until is not None

    def test_pages_add_end_record_and_withdraw(self, plan: Plan, cast: Cast, visitor: Visitor) -> None:
        item = item_of(plan, "3")
        chair, member = visitor("co-chair"), visitor("member")
        who = participant_of(cast, "lead")
        added = chair.post(
            reverse("workplan:add_lead", args=[item.key]),
            {"who": who.key, "since": "2024-03-01", "source": "Tenth meeting"},
        )
        assert added.status_code == 302
        lead = Lead.objects.unguarded(WHY).get(item=item)
        assert (lead.participant, lead.since, lead.source) == (who, dt.date(2024, 3, 1), "Tenth meeting")
        address = reverse("workplan:end_lead", args=[lead.key])
        assert member.get(address).status_code == 404
        wrong = chair.post(address, {"until": "2024-02-01"})
        assert wrong.status_code == 422
        assert "must not be before the start" in text_of(wrong)
        assert chair.post(address, {"until": "2024-04-01"}).status_code == 302

        other = item_of(plan, "1")
        said = member.post(
            reverse("workplan:record_interest", args=[other.key]),
            {"who": participant_of(cast, "member").key, "kind": "support"},
        )
        assert said.status_code == 302
        interest = Interest.objects.unguarded(WHY).get(item=other)
        assert interest.kind == "support"
        withdrawn = member.post(reverse("workplan:withdraw_interest", args=[interest.key]), {"until": "2030-01-01"})
        assert withdrawn.status_code == 302

    def test_a_member_is_offered_its_own_participant_alone(self, plan: Plan, cast: Cast, visitor: Visitor) -> None:
        page = text_of(visitor("member").get(reverse("workplan:record_interest", args=[item_of(plan, "1").key])))
        assert participant_of(cast, "member").key in page
        assert participant_of(cast, "lead").key not in page

    def test_an_area_is_added_once(self, plan: Plan, cast: Cast, visitor: Visitor) -> None:
        item = item_of(plan, "5")
        area = CooperationArea.objects.unguarded(WHY).get(title="Stakeholder engagement")
        address = reverse("workplan:add_area", args=[item.key])
        assert visitor("co-chair").post(address, {"area": area.key}).status_code == 302
        assert ItemArea.objects.unguarded(WHY).filter(item=item, area=area).count() == 1
        again = visitor("co-chair").post(address, {"area": area.key})
        assert again.status_code == 422
        assert "already" in text_of(again)
        foreign = cast.made(CooperationArea, plan=cast.shared(Plan))
        with pytest.raises(Refused, match="another plan"):
            add_area(cast.actor("co-chair"), item, area=foreign)


class TestDraft:
    def test_only_a_drafts_text_is_corrected(self, make_plan: PlanMaker, cast: Cast, visitor: Visitor) -> None:
        item = item_of(make_plan(), "1")
        with pytest.raises(Denied):
            correct_item(cast.actor("co-chair"), item, text="Something else")
        for name in ("correct_item", "remove_item"):
            assert visitor("co-chair").get(reverse(f"workplan:{name}", args=[item.key])).status_code == 404

    def test_a_correction_settles_the_doubt(self, make_plan: PlanMaker, visitor: Visitor) -> None:
        item = item_of(make_plan(state="draft"), "5")
        address = reverse("workplan:correct_item", args=[item.key])
        client = visitor("co-chair")
        assert "Map the region" in text_of(client.get(address))
        empty = client.post(address, {"number": "5", "text": ""})
        assert empty.status_code == 422
        saved = client.post(address, {"number": "5a", "text": "Map the whole region", "heading": "Capacity building"})
        assert saved.status_code == 302
        item = ActionItem.objects.unguarded(WHY).get(pk=item.pk)
        assert (item.number, item.text, item.notes) == ("5a", "Map the whole region", [])

    def test_an_item_is_added_at_the_end(self, make_plan: PlanMaker, visitor: Visitor, cast: Cast) -> None:
        plan = make_plan(state="draft")
        added = visitor("co-chair").post(reverse("workplan:add_item", args=[plan.key]), {"text": "One more"})
        assert added.status_code == 302
        last = ActionItem.objects.unguarded(WHY).filter(plan=plan).order_by("position").last()
        assert last is not None
        assert last.text == "One more"
        with pytest.raises(Refused, match="needs a text"):
            add_item(cast.actor("co-chair"), plan, text="  ")

    def test_removal_asks_first_and_takes_what_hangs_on_the_item(
        self, make_plan: PlanMaker, visitor: Visitor, cast: Cast
    ) -> None:
        plan = make_plan(state="draft")
        item = item_of(plan, "2")
        for lead in Lead.objects.unguarded(WHY).filter(item=item):
            hidden(lead, cast)
        address = reverse("workplan:remove_item", args=[item.key])
        client = visitor("support office")
        assert "Remove this action item?" in text_of(client.get(address))
        assert ActionItem.objects.unguarded(WHY).filter(pk=item.pk).exists()
        assert client.post(address, {"confirm": "yes"}).status_code == 302
        assert not ActionItem.objects.unguarded(WHY).filter(pk=item.pk).exists()
        assert not Lead.objects.unguarded(WHY).filter(item=item.pk).exists()
        page = text_of(client.get(reverse("workplan:plan_history", args=[plan.key])))
        assert "Action item removed" in page

    def test_members_remove_nothing(self, make_plan: PlanMaker, cast: Cast) -> None:
        with pytest.raises(Denied):
            remove_item(cast.actor("member"), item_of(make_plan(state="draft"), "1"))


@pytest.mark.parametrize("name", ["plan_state", "plan_readers", "add_item"])
def test_pages_of_change_are_absent_for_who_does_not_convene(make_plan: PlanMaker, visitor: Visitor, name: str) -> None:
    address = reverse(f"workplan:{name}", args=[make_plan(state="draft").key])
    assert visitor("co-chair").get(address).status_code == 200
    assert visitor("support office").get(address).status_code == 200
    assert visitor("public").get(address).status_code == 302
    for who in ("lead", "member", "observer", "civil society", "administrator"):
        assert visitor(who).get(address).status_code == 404
