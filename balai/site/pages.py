"""The addresses of the portal's own pages."""

from __future__ import annotations

from django.urls import path

from balai.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("health/", views.health, name="health"),
]
