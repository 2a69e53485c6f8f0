"""Find every message that the code and the templates give to gettext, without GNU gettext."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from babel.messages.extract import extract

ROOT = Path(__file__).resolve().parents[1]
#: What a visitor never sees.
OUTSIDE = ("tests/", "tools/", "benchmarks/")
#: Where context, singular and plural stand in each function's arguments.
PLACES = {
    "gettext": (1,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = {
    **PLACES,
    **{f"{name}_lazy": places for name, places in PLACES.items()},
    "_": (1,),
    "gettext_noop": (1,),
}
#: Context or None, message, its plural or "".
Message = tuple[str | None, str, str]


def messages() -> dict[Message, str]:
    """Return each message of the project with the first place that says it.

    Said alone and with a plural, a message has one entry in a catalogue: the one with the plural.
    """
    return {message: places[0] for message, places in said().items()}


def said() -> dict[Message, list[str]]:
    """Return each message with every place that says it (`file:line`)."""
    found: dict[Message, list[str]] = {}
    for path in _sources():
        for line, words, _comments, context in extract(
            "python", io.BytesIO(_code(path).encode()), KEYWORDS, options={"encoding": "utf-8"}
        ):
            singular, *plural = words if isinstance(words, tuple) else (words,)
            place = f"{path.relative_to(ROOT)}:{line}"
            found.setdefault((context, singular, plural[0] if plural else ""), []).append(place)
    plurals = {message[:2]: message for message in found if message[2]}
    for message in [m for m in found if not m[2] and m[:2] in plurals]:
        found[plurals[message[:2]]] += found.pop(message)
    return found


def _sources() -> Iterator[Path]:
    """Every file of the project whose words a visitor or an editor may read."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.split("\0") if done.returncode == 0 else _without_git()
    for name in names:
        path = ROOT / name
        if name.startswith(OUTSIDE) or "/migrations/" in name or not path.is_file():
            continue
        if path.suffix == ".py" or ("templates" in path.parts and path.suffix in {".html", ".txt"}):
            yield path


def _without_git() -> list[str]:
    """In an archive: every file outside the folders that git ignores."""
    ignored = {".venv", "var", "node_modules"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [path.as_posix() for path in paths if not ignored & set(path.parts)]


def _code(path: Path) -> str:
    """A file as Python: a template's tags become calls, its other words nothing.

    The calls stand where the tags did; indented so, they would be no Python.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text).splitlines())
