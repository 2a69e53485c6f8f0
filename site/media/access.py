"""Who else may read a file before it is public; higher layers register, the view asks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Reader = Callable[[HttpRequest, Any], bool]
readers: list[Reader] = []


def register_reader(reader: Reader) -> Reader:
    """Register `reader(request, file)`, which tells whether the request may have a private file."""
    if reader not in readers:
        readers.append(reader)
    return reader
