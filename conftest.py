"""Fixtures that tests of every floor and every mechanism share: pytest finds them here wherever a test stands."""

from __future__ import annotations

import pytest

from balai.people.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """A small group known by name, and examples of every kind of record."""
    return Cast()
