"""The addresses of people, and those of allauth's pages under the names that allauth expects."""

from __future__ import annotations

from django.urls import include, path, re_path

from balai.people.views import (
    account,
    administration,
    bodies,
    demonstration,
    experts,
    invitations,
    participants,
    signing_in,
)

_people = [
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/add/", bodies.add_body, name="add_body"),
    path("bodies/<str:body>/", bodies.body, name="body"),
    path("bodies/<str:body>/names/add/", bodies.add_body_name, name="add_body_name"),
    path("bodies/<str:body>/founding-texts/add/", bodies.add_founding_text, name="add_founding_text"),
    path("bodies/<str:body>/members/add/", bodies.record_membership, name="record_membership"),
    path("bodies/<str:body>/co-chairs/add/", bodies.record_co_chair, name="record_co_chair"),
    path("memberships/<str:membership>/end/", bodies.end_membership, name="end_membership"),
    path("co-chairs/<str:cochairterm>/end/", bodies.end_co_chair, name="end_co_chair"),
    path("participants/", participants.participants, name="participants"),
    path("participants/add/", participants.add_participant, name="add_participant"),
    path("participants/<str:participant>/", participants.participant, name="participant"),
    path("participants/<str:participant>/names/add/", participants.add_alias, name="add_alias"),
    path("experts/", experts.experts, name="experts"),
    path("experts/own/", experts.own_entry, name="own_entry"),
    path("experts/own/leave/", experts.leave, name="leave_directory"),
    path("account/", account.account, name="account"),
    path("account/seat/", account.switch_seat, name="switch_seat"),
    path("account/sign-out-everywhere/", account.leave_everywhere, name="sign_out_everywhere"),
    path("administration/", administration.administration, name="administration"),
    path("administration/invite/", invitations.send, name="invite"),
    path("administration/invitations/<str:invitation>/withdraw/", invitations.withdraw, name="withdraw_invitation"),
    path("administration/accounts/<str:user>/", administration.account_of, name="account_of"),
    path("administration/accounts/<str:user>/change/", administration.change_account, name="change_account"),
    path("administration/accounts/<str:user>/seats/add/", administration.give_seat, name="give_seat"),
    path("administration/seats/<str:seat>/end/", administration.end_seat, name="end_seat"),
    path("invitation/<str:secret>/", invitations.accept, name="accept"),
    path("demonstration/", demonstration.demonstration, name="demonstration"),
    path("demonstration/<str:user>/", demonstration.sign_in_as, name="sign_in_as"),
]
urlpatterns = [
    path("", include((_people, "people"))),
    path("account/login/", signing_in.sign_in, name="account_login"),
    path("account/logout/", signing_in.sign_out, name="account_logout"),
    path("account/closed/", signing_in.closed, name="account_inactive"),
    path("account/password/", signing_in.change_password, name="account_change_password"),
    path("account/password/reset/", signing_in.ask_for_password, name="account_reset_password"),
    path("account/password/reset/sent/", signing_in.password_asked_for, name="account_reset_password_done"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        signing_in.choose_password,
        name="account_reset_password_from_key",
    ),
    path("account/password/reset/done/", signing_in.password_chosen, name="account_reset_password_from_key_done"),
]
