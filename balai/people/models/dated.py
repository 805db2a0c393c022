"""Facts with dates: true from ``since`` to ``until``, both included; an open end means "not known" or "still"."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Dated(models.Model):
    """A fact with dates."""

    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_current(self, on: dt.date | None = None) -> bool:
        """True on that day, today by default."""
        day = on or timezone.localdate()
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


def true_on(day: dt.date | None = None, prefix: str = "") -> Q:
    """The facts that hold on ``day``, today by default, as a condition; ``prefix`` is a path to them ("seat__")."""
    on = day or timezone.localdate()
    return (Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lte": on})) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": on})
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    """``until`` is not before ``since``."""
    return models.CheckConstraint(
        condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=models.F("since")),
        name=name,
        violation_error_message=_("The end must not be before the start."),
    )


def one_of(field: str, choices: Any, name: str) -> models.CheckConstraint:
    """The field holds one of its choices, whoever writes to the database."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(choices.values)}), name=name)
