"""The addresses of the work plan."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "workplan"
urlpatterns: list[URLPattern] = []
