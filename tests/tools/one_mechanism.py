"""A plugin that narrows the house tests to one mechanism: its pages are crawled, in a world of every kind.

Of tests that run once for each kind or action, its own remain.

    pytest tests/house -p tests.tools.one_mechanism --mechanism NAME
"""

from __future__ import annotations

from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mechanism", required=True, help="The name of the mechanism.")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Once Django is set up, and before any house test is imported."""
    from tests.house import everything

    address = f"{config.getoption('--mechanism').replace('_', '-')}/"
    own = [each for each in everything.pages() if each[0].startswith(address)]
    assert own, f"no page stands under /{address}"
    patch = pytest.MonkeyPatch()
    patch.setattr(everything, "pages", lambda: own)
    config.add_cleanup(patch.undo)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    name = config.getoption("--mechanism")
    foreign = [item for item in items if _is_of_another(item, f"{name}.")]
    config.hook.pytest_deselected(items=foreign)
    items[:] = [item for item in items if item not in foreign]


def _is_of_another(item: pytest.Item, prefix: str) -> bool:
    """Whether it runs for a kind or an action, itself or its name, that another module declares."""
    from balai.kernel.actions import ACTIONS, Action
    from balai.kernel.catalogue import KINDS, Kind

    def name_of(value: Any) -> Any:
        return value.name if isinstance(value, Kind) else value.verb if isinstance(value, Action) else value

    values = item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else []
    names = [each for each in map(name_of, values) if isinstance(each, str) and (each in KINDS or each in ACTIONS)]
    return bool(names) and not any(each.startswith(prefix) for each in names)
