"""Reads the words of the demonstration: plain TOML, one subject a file."""

import tomllib
import uuid
from functools import cache
from pathlib import Path
from typing import Any

from i18nfield.strings import LazyI18nString

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("tr", "en", "kk", "ar")

#: Languages whose texts a native reader has gone over; pages in the others say that none has.
REVIEWED = frozenset({"tr", "en"})


@cache
def load(name: str) -> dict[str, Any]:
    """Return the content of `content/<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def load_folder(name: str) -> dict[str, dict[str, Any]]:
    """Return every file of `content/<name>/` by its stem, in the order of the names."""
    return {
        path.stem: load(f"{name}/{path.stem}") for path in sorted((CONTENT / name).glob("*.toml"))
    }


def identity(name: str) -> uuid.UUID:
    """Return the same permanent id for the same name in every run."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{name}")


def label(value: dict[str, str] | str | None) -> LazyI18nString:
    """Return a record's label from a table of languages, or one text that is the same in all."""
    if isinstance(value, str):
        value = dict.fromkeys(LANGUAGES, value)
    return LazyI18nString({code: text for code, text in (value or {}).items() if text})
