"""Names that last: what feeds, calendars and attribution call a text or an event."""

import uuid
from typing import Any


def uid(key: Any, part: str) -> str:
    """Return the UUID of a `part` (a language, a kind of date) of what `key` (a UUID) names.

    Made from the key alone: the same on every server, after a new address or a new domain.
    """
    return str(uuid.uuid5(uuid.UUID(str(key)), part))


def public_id(key: Any, language: str) -> str:
    """Return the permanent id of the text `key` (a translation key) in `language`, as a URN."""
    return f"urn:uuid:{uid(key, language)}"
