"""Run as a program of its own: append lines to the ledger of BALAI_HOME by a real action, from several threads.

python -m tests.kernel.append_lines 4 250 acme     four threads, 250 acts each, on companies of that name
"""

from __future__ import annotations

import sys
from threading import Thread

import django

django.setup()

from django.db import connection  # noqa: E402 - Django must be set up before its models are imported

from balai.people.actors import console  # noqa: E402 - Django first, as above
from balai.people.services import add_participant  # noqa: E402 - Django first, as above


def append(name: str, acts: int) -> None:
    for number in range(acts):
        code = f"{name}-{number}"
        add_participant(console(), None, kind="company", code=code, name=f"Company {code}")
    connection.close()


def main(threads: int, acts: int, name: str) -> None:
    started = [Thread(target=append, args=(f"{name}-{number}", acts)) for number in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
