"""The portal starts without what costs seconds or tens of megabytes; that is imported where it is used."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"typst", "docx", "openpyxl", "pypdf", "playwright", "hypothesis", "pytest"}
START = """
import sys
from balai.site.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
print(" ".join(sys.modules))
"""


def test_start_imports_nothing_heavy() -> None:
    started = subprocess.run([sys.executable, "-c", START], check=False, capture_output=True, text=True)
    assert started.returncode == 0, started.stderr
    loaded = set(started.stdout.split())
    assert "balai.site.wsgi" in loaded
    assert HEAVY & loaded == set()
