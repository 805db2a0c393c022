"""The addresses of the work plan."""

from __future__ import annotations

from django.urls import path

from balai.workplan.views import changing, documents, exports, items, plans

app_name = "workplan"
urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/read/", documents.read, name="read"),
    path("plans/readings/<str:reading>/", documents.reading, name="reading"),
    path("plans/readings/<str:reading>/discard/", documents.discard, name="discard"),
    path("plans/<str:plan>/", plans.plan, name="plan"),
    path("plans/<str:plan>/coverage/", plans.coverage, name="coverage"),
    path("plans/<str:plan>/history/", plans.plan_history, name="plan_history"),
    path("plans/<str:plan>/export/", exports.export, name="export"),
    path("plans/<str:plan>/state/", changing.plan_state, name="plan_state"),
    path("plans/<str:plan>/readers/", changing.plan_readers, name="plan_readers"),
    path("plans/<str:plan>/items/add/", changing.add_item, name="add_item"),
    path("items/<str:actionitem>/", items.item, name="item"),
    path("items/<str:actionitem>/correct/", changing.correct_item, name="correct_item"),
    path("items/<str:actionitem>/remove/", changing.remove_item, name="remove_item"),
    path("items/<str:actionitem>/leads/add/", changing.add_lead, name="add_lead"),
    path("items/<str:actionitem>/areas/add/", changing.add_area, name="add_area"),
    path("items/<str:actionitem>/interest/record/", changing.record_interest, name="record_interest"),
    path("leads/<str:lead>/end/", changing.end_lead, name="end_lead"),
    path("interest/<str:interest>/withdraw/", changing.withdraw_interest, name="withdraw_interest"),
]
