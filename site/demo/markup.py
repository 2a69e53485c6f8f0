"""Turns the plain text of the content files into blocks.

Paragraphs are parted by empty lines; `## ` opens a section; `!message <key>` quotes a key message;
`!stream <key>` announces a live stream.
A clause is written `number | heading` or `number | | text`.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape

from demo.content import load

Block = tuple[str, Any]


def key_message(key: str, language: str) -> dict[str, str]:
    """Return the quotation of a key message, with where it comes from.

    Raises:
        StopIteration: no such message.
    """
    content = load("records/strategy")
    message = next(row for row in content["message"] if row["key"] == key)
    return {"text": message["text"][language], "source": content["quote_source"][language]}


def live_stream(key: str, language: str) -> dict[str, Any]:
    """Return the announcement of a live stream."""
    row = load("events/streams")[key]
    return {**row, "title": row["title"][language]}


def body(text: str, language: str) -> list[Block]:
    """Return the blocks of a running text."""
    blocks: list[Block] = []
    paragraphs: list[str] = []

    def flush() -> None:
        if paragraphs:
            blocks.append(("paragraph", "".join(paragraphs)))
            paragraphs.clear()

    for part in text.strip().split("\n\n"):
        if part.startswith("## "):
            flush()
            blocks.append(("heading", {"text": part[3:].strip(), "level": "h2"}))
        elif part.startswith("!message "):
            flush()
            blocks.append(("quote", key_message(part.split()[1], language)))
        elif part.startswith("!stream "):
            flush()
            blocks.append(("live_stream", live_stream(part.split()[1], language)))
        else:
            paragraphs.append(f"<p>{escape(part.strip())}</p>")
    flush()
    return blocks


def clauses(lines: Iterable[str]) -> list[Block]:
    """Return numbered clauses."""
    blocks: list[Block] = []
    for line in lines:
        number, heading, text = (part.strip() for part in [*line.split("|"), ""][:3])
        html = f"<p>{escape(text)}</p>" if text else ""
        blocks.append(("clause", {"number": number, "heading": heading, "text": html}))
    return blocks
