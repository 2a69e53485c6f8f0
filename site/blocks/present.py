"""Streams of clauses as the components want them."""

from typing import Any

from blocks.prepare import prepare
from core.plain import plain


def anchor(number: str) -> str:
    """Return the stable address part of a clause ("2.1" → "clause-2-1")."""
    return "clause-" + number.replace(".", "-")


def chapters(stream: Any) -> list[dict[str, Any]]:
    """Return the chapters of a stream of clauses for `components/clauses.html`.

    A clause with a heading opens a chapter; a text of its own becomes the chapter's first clause.
    """
    found: list[dict[str, Any]] = []
    for child in prepare(stream):
        number = child.value.get("number") or ""
        heading = child.value.get("heading") or ""
        text = child.value.get("text")
        if heading or not found:
            found.append(
                {
                    "number": number,
                    "title": heading,
                    "id": anchor(number),
                    "clauses": [],
                }
            )
            if heading and not plain(text):
                continue
            if heading:
                number = ""
        found[-1]["clauses"].append({"number": number, "id": anchor(number), "text": text})
    return found


def contents(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the table of contents of `chapters`."""
    return [
        {"number": part["number"], "title": part["title"], "url": f"#{part['id']}"}
        for part in parts
        if part["title"]
    ]
