"""The catalogue: every kind of record, declared. What is not declared does not run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.guard import Record
from balai.kernel.models import Label

Words = str | Promise
"""A text for readers: lazily translated, or plain."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    model: type[Record]
    title: Words
    """What readers call one of them ("action item")."""
    example: Callable[[World, Label, str], Record]
    """An unsaved example with that label, and the given words in every free text. It may save what it hangs on."""
    url: Callable[[Any], str] | None = None
    """The address of a record's page, where it has one of its own."""

    @property
    def name(self) -> str:
        return self.model.kind_name()


KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Declare kinds; called by each floor's and mechanism's ``module.py``."""
    for kind in kinds:
        assert kind.name not in KINDS, f"{kind.name} is declared twice"
        KINDS[kind.name] = kind


def address_of(record: Record) -> str:
    """The record's own page, or "" where its kind has none."""
    kind = KINDS[record.kind_name()]
    return kind.url(record) if kind.url else ""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the portal's navigation."""

    title: Words
    url_name: str
    opens_to: Callable[[Actor], bool]
    order: int = 50
    """Lower stands further left; floors use 0 to 40, mechanisms 50 and more."""


@dataclass(frozen=True, slots=True)
class PanelContents:
    """What a panel shows of one record to one reader."""

    context: dict[str, Any]
    """What its template finds under ``panel.context``."""
    shown: Sequence[Record] = ()
    """The records on it: their labels count for the page that holds it."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part that a higher floor or a mechanism adds to the page of a record of a lower one: a body's plans."""

    model: type[Record]
    """Whose page it stands on."""
    template: str
    """It extends nothing, and imports ``ui/components.html`` itself."""
    contents: Callable[[Actor, Any], PanelContents | None]
    """What it shows of this record to this actor; None: it has nothing to say, and is left out."""
    shows: tuple[type[Record], ...] = ()
    """Kinds of record that stand on it, as a page declares them."""
    order: int = 50


@dataclass(frozen=True, slots=True)
class OpenPanel:
    """A panel with its contents, ready for ``{% include panel.template %}``."""

    template: str
    context: dict[str, Any]
    shown: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """What a floor or a mechanism declares of itself in its ``module.py``."""

    key: str
    title: Words
    kinds: Sequence[Kind] = ()
    nav: Sequence[NavigationEntry] = ()
    panels: Sequence[Panel] = ()
    demonstrate: Callable[[], None] | None = None
    """Adds its part to the demonstration group, through actions; floors come before mechanisms."""


MODULES: dict[str, Module] = {}


def declare(module: Module) -> Module:
    """Enter a module and its kinds into the catalogue."""
    assert module.key not in MODULES, f"{module.key} is declared twice"
    MODULES[module.key] = module
    register(*module.kinds)
    return module


def navigation_of(actor: Actor) -> list[NavigationEntry]:
    """The entries that open to ``actor``, in order."""
    entries = [entry for module in MODULES.values() for entry in module.nav if entry.opens_to(actor)]
    return sorted(entries, key=lambda entry: (entry.order, entry.url_name))


def panels_of(actor: Actor, record: Record) -> list[OpenPanel]:
    """The panels of a record's page that have something to show to ``actor``, in order."""
    panels = [panel for module in MODULES.values() for panel in module.panels if isinstance(record, panel.model)]
    opened = []
    for panel in sorted(panels, key=lambda panel: (panel.order, panel.template)):
        contents = panel.contents(actor, record)
        if contents is not None:
            opened.append(OpenPanel(panel.template, contents.context, tuple(contents.shown)))
    return opened
