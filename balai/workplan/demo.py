"""The demonstration group's plans: the facts of four published plans, restated; and some interest that is invented."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from balai.kernel.labels import Level
from balai.people.actors import actor_of, console
from balai.people.models import Body, User
from balai.workplan.areas import add_area
from balai.workplan.content import from_contract
from balai.workplan.importing import import_plan
from balai.workplan.models import ActionItem
from balai.workplan.offers import offer_interest

FOLDER = Path(__file__).with_name("demonstration")
PLANS = ("tipwg_2015_17", "tipwg_2021_23", "tipwg_2024_26", "dwg_2021_23")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def demonstrate() -> None:
    """Published plans are TLP:CLEAR; interest that members say to each other is TLP:AMBER."""
    strategy = _read("areas")
    for number, title in enumerate(strategy["areas"], 1):
        add_area(console(), None, strategy=strategy["strategy"], number=str(number), title=title)
    for name in PLANS:
        plan = _read(name)
        passages = [{"text": text} for text in plan.pop("passages", [])]
        body = Body.objects.visible_to(console()).get(code=plan.pop("body_code"))
        content = from_contract({"kind": "plan", "plan": plan, "unplaced": passages})
        import_plan(console(), body, content=content, level=Level.CLEAR, source=content.title)
    _interest()


def _interest() -> None:
    """Invented, and marked so: it shows what members see and the public does not."""
    for address, number, kind in (
        ("niran.saelim@demonstration.example", "2", "contribute"),
        ("ines.valverde@demonstration.example", "8", "contribute"),
        ("ahmed.rasheedh@demonstration.example", "15", "support"),
    ):
        actor = actor_of(User.objects.get(email=address))
        item = ActionItem.objects.visible_to(actor).get(plan__code="tipwg-2024-26", number=number)
        offer_interest(actor, item, kind=kind, since=dt.date(2026, 9, 1), source="Invented for the demonstration")
