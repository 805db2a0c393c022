"""The command ``balai``: one console command, put together from what every floor and mechanism offers."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import click

from balai.kernel.environment import WrongSetting

EXIT_WRONG_SETTING = 78
"""What the sysexits convention calls a configuration error."""


def main() -> None:
    """Start Django, gather the commands, run one. Exit codes: 0 done, 1 refused or problems found, 2 wrong use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balai.site.settings")
    try:
        import django  # after the settings module is named

        django.setup()
    except WrongSetting as error:
        print(error, file=sys.stderr)
        sys.exit(EXIT_WRONG_SETTING)
    from django.conf import settings  # after the set-up
    from django.db import DatabaseError

    try:
        gather().main(prog_name="balai")
    except DatabaseError as error:
        print(
            f"balai.E009: the database does not answer as it should ({str(error).strip()}). "
            f"If {settings.BALAI_HOME} is a new home, run `balai migrate` first, or `balai demo` for a trial; "
            "else check DATABASE_URL.",
            file=sys.stderr,
        )
        sys.exit(EXIT_WRONG_SETTING)


def gather() -> click.Group:
    """All commands of all floors and mechanisms. Needs the apps."""
    from django.apps import apps  # after the set-up

    from balai import __version__

    @click.group(help="Balai: the portal that a multilateral working group runs on.")
    @click.version_option(__version__, prog_name="balai")
    def balai() -> None:
        pass

    for config in apps.get_app_configs():
        if config.name.startswith("balai.") and find_spec(f"{config.name}.commands"):
            for command in import_module(f"{config.name}.commands").COMMANDS:
                balai.add_command(command)
    return balai


if __name__ == "__main__":
    main()
