"""``balai ledger``: reading the ledger against itself."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click


@click.group(help="The ledger: every act of the portal, one line each, chained by digests.")
def ledger() -> None:
    pass


@ledger.command(name="verify")
@click.option("--json", "as_json", is_flag=True, help='Print one object: {"ok", "lines", "problems": [..]}.')
def verify(as_json: bool) -> None:
    """Read the whole ledger and say whether it is as it was written.

    Finds a line that was altered, deleted, inserted or moved, and a last line that is missing, and says which.
    Exits with 0 when the ledger is whole, with 1 when it is not.
    """
    from balai.kernel.database import missing_triggers  # needs the apps
    from balai.kernel.ledger_check import Problem, verify_ledger

    lines, problems = verify_ledger()
    problems += [
        Problem(None, "unguarded", f"The database's guard {name} is missing: run “balai migrate” to put it back.")
        for name in missing_triggers()
    ]
    if as_json:
        found = {"ok": not problems, "lines": lines, "problems": [asdict(problem) for problem in problems]}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem.text)
        click.echo(f"{lines} lines; " + ("the ledger is whole." if not problems else f"{len(problems)} problems."))
    sys.exit(1 if problems else 0)


COMMANDS = [ledger]
