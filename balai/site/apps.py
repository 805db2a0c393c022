"""Loads every floor's and mechanism's declaration when the portal starts."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class SiteConfig(AppConfig):
    name = "balai.site"

    def ready(self) -> None:
        for config in apps.get_app_configs():
            if config.name.startswith("balai.") and find_spec(f"{config.name}.module"):
                import_module(f"{config.name}.module")
        import_module("balai.kernel.checks")
