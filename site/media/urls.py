"""Addresses of files."""

from typing import Any

urlpatterns: list[Any] = []
