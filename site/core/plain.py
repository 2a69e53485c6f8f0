"""Plain text of streams and rich text, for search and teasers."""

import html
import re
from typing import Any

_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(p|li|h\d|td|div)>|<br\s*/?>", re.IGNORECASE)


def plain(value: Any) -> str:
    """Return rich text or HTML as plain text, one space between words."""
    source = getattr(value, "source", value)
    text = _TAG.sub("", _BLOCK_END.sub(" ", str(source or "")))
    return " ".join(html.unescape(text).split())


def stream_text(stream: Any) -> str:
    """Return the searchable words of a StreamField value, by Wagtail's own extraction."""
    if not stream:
        return ""
    parts = stream.stream_block.get_searchable_content(stream)
    return " ".join(plain(part) for part in parts if part)


def no_formula(value: Any) -> Any:
    """Keep a spreadsheet from reading words as a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {*"=+-@\t\r\n"} else value
