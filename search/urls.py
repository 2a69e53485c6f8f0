"""Addresses of the search."""

from typing import Any

api_urls: list[Any] = []
page_urls: list[Any] = []
