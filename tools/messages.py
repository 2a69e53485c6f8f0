"""Compile catalogues, and check that they are complete and say nothing that nobody asks.

    python tools/messages.py compile
    python tools/messages.py check

GNU gettext isn't on every machine: `polib` compiles.
"""

import sys
from pathlib import Path

import polib
from public_messages import public
from source_messages import Message, messages

LOCALE = Path(__file__).resolve().parents[1] / "locale"
#: Languages whose catalogues must be complete. English is the language of the source.
COMPLETE = ("tr", "kk", "ar", "ru")
#: Languages of centres only: what the public and the reader of a mail see must be complete.
PUBLIC_ONLY = ("uk",)


def catalogues() -> list[Path]:
    """Return every catalogue of the project."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def compile_all() -> int:
    """Write a `.mo` beside each catalogue that is newer than its own."""
    done = 0
    for path in catalogues():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))
            done += 1
    print(f"{done} catalogues compiled")
    return 0


def check() -> int:
    """Name what is missing, fuzzy or unused in a catalogue; return 1 if anything is."""
    asked = messages()
    shown = {message: asked[message] for message in public()}
    faults = [fault for language in COMPLETE for fault in _faults(language, asked, asked)]
    faults += [fault for language in PUBLIC_ONLY for fault in _faults(language, shown, asked)]
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} faults in catalogues")
    return 1 if faults else 0


def _faults(language: str, needed: dict[Message, str], asked: dict[Message, str]) -> list[str]:
    """Name what a catalogue lacks of `needed`, and what it has that isn't `asked`."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return [f"{language}: no catalogue"]
    catalogue = polib.pofile(str(path))
    known = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}
    marked = {
        "not translated": catalogue.untranslated_entries(),
        "fuzzy": catalogue.fuzzy_entries(),
        "obsolete": catalogue.obsolete_entries(),
    }
    missing = sorted(
        f"{message[1][:70]!r} ({needed[message]})" for message in needed.keys() - known
    )
    unused = sorted(f"{message[1][:70]!r}" for message in known - asked.keys())
    return [
        *(f"{language}: not in the catalogue: {message}" for message in missing),
        *(f"{language}: used nowhere: {message}" for message in unused),
        *(f"{language}: {what}: {e.msgid[:70]!r}" for what, rows in marked.items() for e in rows),
    ]


if __name__ == "__main__":
    sys.exit({"compile": compile_all, "check": check}[sys.argv[1]]())
