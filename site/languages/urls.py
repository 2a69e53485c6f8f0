"""Addresses of the translation views."""

from typing import Any

admin_urls: list[Any] = []
