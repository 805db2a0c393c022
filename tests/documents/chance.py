"""How many documents of chance the readers meet: few in the suite, as many as ``EXAMPLES`` says in a longer search.

Each run of the suite makes others, so that in the course of many runs they are many all the same.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("EXAMPLES", "40"))

by_chance = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
