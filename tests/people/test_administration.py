"""Looking after accounts and seats, which opens nothing else."""

from __future__ import annotations

import pytest
from django.test import Client

from balai.kernel.actions import Denied, Refused
from balai.kernel.models import Level
from balai.people.accounts import deactivate_account, set_administrator
from balai.people.actors import current_seats
from balai.people.cast import Cast
from balai.people.models import Body, Participant, User
from balai.people.seating import give_seat
from tests.people.conftest import Visitor


def _page(cast: Cast, name: str) -> str:
    return f"/administration/accounts/{cast.users[name].key}/"


def _press(client: Client, cast: Cast, name: str, change: str) -> int:
    return client.post(_page(cast, name) + "change/", {"change": change}).status_code


@pytest.mark.parametrize("name", ["administrator", "support office"])
def test_those_who_keep_accounts_see_them(cast: Cast, visitor: Visitor, name: str) -> None:
    client = visitor(name)
    page = client.get("/administration/").content.decode()
    assert "member@example.org" in page
    assert "National focal point, Land of the member" in page
    assert "member@example.org" in client.get(_page(cast, "member")).content.decode()


@pytest.mark.parametrize("name", ["co-chair", "lead", "member", "observer", "civil society", "stranger"])
def test_the_others_do_not_find_the_page(cast: Cast, visitor: Visitor, name: str) -> None:
    client = visitor(name)
    seat = current_seats(cast.users["member"])[0]
    for address in ("/administration/", _page(cast, "member"), f"/administration/seats/{seat.key}/end/"):
        assert client.get(address).status_code == 404
    assert _press(client, cast, "member", "deactivate") == 404
    assert "/administration/" not in client.get("/bodies/").content.decode()
    assert Client().get("/administration/").status_code == 302


def test_an_administrator_reads_nothing_by_that(cast: Cast, visitor: Visitor) -> None:
    hidden = cast.made(Body, Level.AMBER)
    assert visitor("administrator").get(f"/bodies/{hidden.key}/").status_code == 404
    assert visitor("administrator").get("/experts/").status_code == 404


def test_closing_an_account_ends_its_sessions_and_opening_it_does_not_bring_them_back(
    cast: Cast, visitor: Visitor
) -> None:
    administrator, member = visitor("administrator"), visitor("member")
    assert member.get("/account/").status_code == 200
    assert _press(administrator, cast, "member", "deactivate") == 302
    assert member.get("/account/").status_code == 302
    assert "Closed" in administrator.get(_page(cast, "member")).content.decode()
    assert _press(administrator, cast, "member", "reactivate") == 302
    assert member.get("/account/").status_code == 302


def test_a_closed_account_is_named_in_no_seat(cast: Cast, visitor: Visitor) -> None:
    lead = Participant.objects.visible_to(cast.actor("public")).get(party=cast.party("lead"))
    deactivate_account(cast.actor("administrator"), cast.users["lead"])
    assert "Person of the lead" not in visitor("member").get(f"/participants/{lead.key}/").content.decode()


def test_somebody_is_signed_out_everywhere(cast: Cast, visitor: Visitor) -> None:
    member = visitor("member")
    assert _press(visitor("support office"), cast, "member", "sign_out") == 302
    assert member.get("/account/").status_code == 302


def test_an_administrator_is_made_and_is_one_no_more(cast: Cast, visitor: Visitor) -> None:
    client = visitor("administrator")
    assert _press(client, cast, "member", "administrator") == 302
    assert User.objects.get(pk=cast.users["member"].pk).is_administrator
    assert _press(client, cast, "member", "no_administrator") == 302
    assert not User.objects.get(pk=cast.users["member"].pk).is_administrator


def test_a_support_office_touches_no_administrator_and_makes_none(cast: Cast, visitor: Visitor) -> None:
    client = visitor("support office")
    page = client.get(_page(cast, "administrator")).content.decode()
    assert "Close the account" not in page
    for name, change in (("administrator", "deactivate"), ("administrator", "sign_out"), ("member", "administrator")):
        assert _press(client, cast, name, change) == 403
    assert User.objects.get(pk=cast.users["administrator"].pk).is_active


def test_nobody_changes_their_own_rights(cast: Cast, visitor: Visitor) -> None:
    administrator, user = cast.actor("administrator"), cast.users["administrator"]
    with pytest.raises(Refused):
        deactivate_account(administrator, user)
    with pytest.raises(Refused):
        set_administrator(administrator, user, is_administrator=False)
    with pytest.raises(Refused, match="yourself"):
        give_seat(administrator, cast.shared(Participant), user=user, role="official")
    answer = visitor("administrator").post(
        _page(cast, "administrator") + "change/", {"change": "deactivate"}, follow=True
    )
    assert "You cannot close your own account" in answer.content.decode()


def test_a_change_that_there_is_none_of_is_not_found(cast: Cast, visitor: Visitor) -> None:
    assert _press(visitor("administrator"), cast, "member", "explode") == 404
    assert visitor("administrator").get(_page(cast, "member") + "change/").status_code == 405


def test_a_seat_is_given_and_ended(cast: Cast, visitor: Visitor) -> None:
    client, address = visitor("administrator"), _page(cast, "stranger") + "seats/add/"
    lead = Participant.objects.visible_to(cast.actor("public")).get(party=cast.party("lead"))
    assert client.get(address).status_code == 200
    assert client.post(address, {"participant": lead.key}).status_code == 422
    values = {"participant": lead.key, "role": "official", "body": cast.body.key}
    assert client.post(address, values).status_code == 302
    seat = current_seats(cast.users["stranger"])[-1]
    assert (seat.participant_id, seat.body_id) == (lead.pk, cast.body.pk)
    end = f"/administration/seats/{seat.key}/end/"
    assert client.get(end).status_code == 200
    assert client.post(end, {"until": "2020-01-01"}).status_code == 422, "before it began"
    ended = client.post(
        f"/administration/seats/{current_seats(cast.users['member'])[0].key}/end/", {"until": "2020-01-01"}
    )
    assert ended.status_code == 302
    assert not current_seats(cast.users["member"])


def test_a_member_gives_no_seat(cast: Cast) -> None:
    with pytest.raises(Denied):
        give_seat(cast.actor("member"), cast.shared(Participant), user=cast.users["lead"], role="official")
