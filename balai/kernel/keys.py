"""Random keys: addresses hold these and never a running number, so that nobody can count or guess what is hidden."""

from __future__ import annotations

import secrets

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, o, 1, l and i, which are misread when somebody reads an address aloud."""
LENGTH = 12


def new_key() -> str:
    """Twelve letters, about 59 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
