"""Every address of the portal: the floors' own, and each mechanism's under its key."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("balai.people.urls")),
    path("", include("balai.workplan.urls")),
    *(
        path(f"{name.replace('_', '-')}/", include((f"balai.mechanisms.{name}.urls", name)))
        for name in settings.MECHANISMS
        if find_spec(f"balai.mechanisms.{name}.urls")
    ),
    path("", include("balai.site.pages")),
]
handler400 = "balai.site.views.bad_request"
handler403 = "balai.site.views.forbidden"
handler404 = "balai.site.views.not_found"
handler500 = "balai.site.views.server_error"
