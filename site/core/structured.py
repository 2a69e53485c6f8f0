"""JSON-LD (schema.org) for pages: plain dictionaries, escaped once on the way out."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"


def node(kind: str, **values: Any) -> dict[str, Any]:
    """Return a node of type `kind` without its empty values."""
    return {"@type": kind, **{key: value for key, value in values.items() if value}}


def address_of(path: str) -> str:
    """Return the absolute address of a path of the site."""
    return f"{settings.BASE_URL}{path}"


def render(data: dict[str, Any]) -> SafeString:
    """Return the JSON of one top node, safe inside a `script` element.

    `<`, `>` and `&` become escapes, so no text can close the element (HTML, 4.12.1.3).
    """
    text = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=False)
    for sign, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, escape)
    return mark_safe(text)  # noqa: S308  escaped just above
