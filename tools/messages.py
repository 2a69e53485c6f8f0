"""Compile catalogues, and check that those of shipped languages are complete.

    python tools/messages.py compile
    python tools/messages.py check

GNU gettext isn't on every machine: `polib` compiles.
"""

import sys
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "locale"
#: Languages whose catalogues must be complete. English is the language of the source.
COMPLETE = ("tr", "kk", "ar")


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
    """Name what is missing, fuzzy or different in its placeholders; return 1 if anything is."""
    faults = []
    for language in COMPLETE:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        if not path.exists():
            faults.append(f"{language}: no catalogue")
            continue
        catalogue = polib.pofile(str(path))
        empty, fuzzy = catalogue.untranslated_entries(), catalogue.fuzzy_entries()
        faults += [f"{language}: not translated: {entry.msgid[:70]!r}" for entry in empty]
        faults += [f"{language}: fuzzy: {entry.msgid[:70]!r}" for entry in fuzzy]
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} faults in catalogues")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit({"compile": compile_all, "check": check}[sys.argv[1]]())
