"""The demonstration group: every floor and mechanism adds its part, in the order of the floors."""

from __future__ import annotations

from django.conf import settings

from balai.kernel.catalogue import MODULES
from balai.kernel.database import all_or_nothing
from balai.people.models import Participant, User


class NotEmpty(Exception):
    """The home holds something else than a demonstration. ``str()`` says what to do."""


def set_up_demonstration() -> None:
    """Make the group, whole or not at all. Does nothing where it is there already. Raises NotEmpty."""
    if settings.DEMONSTRATION_MARK.exists():
        return
    if User.objects.exists() or Participant.objects.unguarded("is there anything at all in this home?").exists():
        raise NotEmpty(
            f"{settings.BALAI_HOME} holds a group already, and the demonstration is not mixed with one. "
            "Set BALAI_HOME to an empty folder."
        )
    with all_or_nothing():
        for module in MODULES.values():
            if module.demonstrate is not None:
                module.demonstrate()
    settings.DEMONSTRATION_MARK.write_text("This home holds Balai's demonstration group.\n")
