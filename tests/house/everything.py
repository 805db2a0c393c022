"""All modules of the portal, loaded, so that every action, page and command is known to the house tests."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import balai
from balai.kernel.actions import ACTIONS, Action
from balai.kernel.catalogue import KINDS, Kind
from balai.kernel.pages import Page, all_patterns

PACKAGE = Path(balai.__file__).parent
ROOT = PACKAGE.parent


def load() -> None:
    """Import everything under balai but migrations, and what only a command or a server may import."""
    for found in walk_packages([str(PACKAGE)], "balai."):
        if ".migrations" not in found.name and ".tests" not in found.name and found.name != "balai.site.wsgi":
            import_module(found.name)


def kinds() -> list[Kind]:
    load()
    return [KINDS[name] for name in sorted(KINDS)]


def actions() -> list[Action]:
    load()
    return [ACTIONS[verb] for verb in sorted(ACTIONS)]


def pages() -> list[tuple[str, Page]]:
    """Every route with what its view declares."""
    load()
    return [(route, pattern.callback.page) for route, pattern in all_patterns() if hasattr(pattern.callback, "page")]
