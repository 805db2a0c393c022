"""Start-up checks: what is not declared does not run, and the ledger's guards must stand."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import Error, register
from django.utils.module_loading import import_string

from balai.kernel.catalogue import KINDS
from balai.kernel.guard import Record
from balai.kernel.pages import undeclared_routes


@register("balai")
def check_kinds(**kwargs: Any) -> list[Error]:
    """Every model of ours is a declared kind of record, or listed as plain with its reason."""
    errors: list[Error] = []
    for config in apps.get_app_configs():
        if not config.name.startswith("balai."):
            continue
        plain = _plain_models_of(config.name)
        for model in config.get_models(include_auto_created=True):
            name = model._meta.label_lower
            if issubclass(model, Record):
                if name not in KINDS:
                    errors.append(
                        Error(
                            f"{name} is a record that no module declares.",
                            hint=f"Declare a Kind for it in {config.name}.module.",
                            id="balai.E101",
                        )
                    )
            elif name not in plain:
                errors.append(
                    Error(
                        f"{name} is no record.",
                        hint=f"Inherit kernel.guard.Record, or give the reason in {config.name}.models.PLAIN.",
                        id="balai.E102",
                    )
                )
    return errors


def _plain_models_of(app: str) -> dict[str, str]:
    try:
        plain: dict[str, str] = import_string(f"{app}.models.PLAIN")
    except ImportError:
        return {}
    return plain


@register("balai")
def check_pages(**kwargs: Any) -> list[Error]:
    return [
        Error(
            f"The page at /{route} does not say whom it opens to.",
            hint="Decorate its view with @page(opens_to=…, shows=[…]).",
            id="balai.E103",
        )
        for route in undeclared_routes()
    ]


@register("balai", deploy=False)
def check_examples(**kwargs: Any) -> list[Error]:
    """Every parent that a record names exists as one of its foreign keys to another record."""
    errors = []
    for kind in KINDS.values():
        name = kind.model.parent_name
        if name and not issubclass(kind.model._meta.get_field(name).related_model, Record):  # type: ignore[arg-type]  # a field is a class here
            errors.append(Error(f"{kind.name} is part of something that is no record.", id="balai.E104"))
    return errors
