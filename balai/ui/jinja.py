"""The Jinja environment of all our pages, for ``TEMPLATES[...]["OPTIONS"]["environment"]``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined, UndefinedError
from jinja2.utils import missing

from balai.ui.filters import FILTERS
from balai.ui.links import with_query


class Misspelt(StrictUndefined):
    """A name that is not there. A template may ask ``is defined`` of a top-level name or of a mapping's key, and must
    not use it otherwise. An object's attribute is never asked for: a missing one raises at once, because
    ``{% if record.titel is none %}`` would else be quietly wrong.
    """

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[UndefinedError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if obj is not missing and not isinstance(obj, Mapping):
            raise exc(self._undefined_message)


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page: ``url("plans:plan", key=plan.key)``."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """What Django's Jinja2 backend calls, with its loader in ``options``."""
    env = Environment(  # noqa: S701 - autoescape is on, in the dictionary, where the rule does not look
        **options
        | {
            "autoescape": True,
            "undefined": Misspelt,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": [*options.get("extensions", ()), "jinja2.ext.i18n"],
        }
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension adds it to the instance
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals |= {
        "static": static,
        "url": url,
        "with_query": with_query,
        "htmx_script": htmx_script,
        "get_language": translation.get_language,
        "get_language_bidi": translation.get_language_bidi,
    }
    env.filters |= FILTERS
    return env
