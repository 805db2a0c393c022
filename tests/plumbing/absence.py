"""What happens where a program that tests need is not installed: people are told how to get it, CI fails."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


class Absent(Exception):
    """A program is not there. ``str()`` says which, and how to get it."""


def is_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def refuse(absent: Absent) -> NoReturn:
    """End the test that needs the program: skipped for a person, failed in CI."""
    if is_ci():
        pytest.fail(str(absent), pytrace=False)
    pytest.skip(str(absent))
