"""``balai migrate``, ``balai serve``, ``balai demo``: bringing a portal up."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

THREADS = 4


@click.command()
def migrate() -> None:
    """Bring the database up to this version of Balai. Safe to run again."""
    prepare_database()
    click.echo("The database is up to date.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port; else BALAI_PORT, else 8000.")
def serve(host: str, port: int | None) -> None:
    """Serve the portal until it is stopped (Ctrl-C).

    \b
    Example:  BALAI_HOME=/srv/balai balai serve --port 8000
    Prepares the database and the static files first, and refuses to start on a wrong setting.
    """
    prepare_database()
    start(host, port)


@click.command()
@click.option("--no-serve", is_flag=True, help="Set the demonstration up and stop.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), help="The port; else BALAI_PORT, else 8000.")
def demo(no_serve: bool, host: str, port: int | None) -> None:
    """Set up the demonstration group in an empty home, and serve it.

    \b
    Example:  BALAI_HOME=/tmp/try balai demo
    A home that holds a real group is refused; one that holds the demonstration already is served as it is.
    """
    from balai.site.demonstration import NotEmpty, set_up_demonstration  # needs the apps

    prepare_database()
    try:
        set_up_demonstration()
    except NotEmpty as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if no_serve:
        click.echo("The demonstration group is set up. Serve it with `balai serve`.")
        return
    start(host, port)


def prepare_database() -> None:
    """Apply what is missing of the schema; stop with a sentence where a setting or a guard is wrong."""
    from django.core.management.base import SystemCheckError  # needs the apps
    from django.db import DatabaseError

    from balai.kernel.database import bring_up_to_date, missing_triggers

    gone: list[str] = []
    try:
        bring_up_to_date()
        gone = missing_triggers()
    except SystemCheckError as error:
        _stop(str(error))
    except DatabaseError as error:
        _stop(f"balai.E009: the database does not answer ({error}). Check DATABASE_URL and that its server runs.")
    if gone:
        _stop(
            f"balai.E010: the database lacks guards of the ledger ({', '.join(gone)}). Somebody removed them: run "
            "`balai ledger verify`, and restore a backup, or put them back as in balai/kernel/migrations."
        )


def start(host: str, port: int | None) -> None:
    """Become the server: this process is replaced by granian's, so that nothing of the command stays in memory."""
    from django.conf import settings  # needs the apps

    from balai.site.static_files import prepare_static_files

    prepare_static_files()
    number = port or settings.BALAI_PORT
    where = f"http://{host}:{number}/"
    click.echo(f"Balai is at {where}")
    if settings.DEMONSTRATION_MARK.exists():
        click.echo(f"To sign in, choose a person of the demonstration at {where}demonstration/")
    else:
        click.echo("To sign in for the first time, make an account: balai user add you@example.org --administrator")
    sys.stdout.flush()
    sys.stderr.flush()
    command = ["-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(number), "--workers", "1"]
    command += ["--blocking-threads", str(THREADS), "--log-level", "error", "--no-ws", "--respawn-failed-workers"]
    os.execv(sys.executable, [sys.executable, *command, "balai.site.wsgi:application"])


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(78)


COMMANDS = [migrate, serve, demo]
