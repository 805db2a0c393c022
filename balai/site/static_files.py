"""Static files: gathered, compressed and named by their content, into the home, when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def prepare_static_files() -> None:
    """Gather the files if any differs from what was gathered last."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path))
            found.append(f"{path} {file.stat().st_size} {file.stat().st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
