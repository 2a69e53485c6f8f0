"""Addresses of files."""

from django.urls import path

from media.views import serve

urlpatterns = [path("media/<path:name>", serve, name="media")]
