#!/usr/bin/env python
"""Django's command line, with `site/` on the import path."""

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command in `sys.argv`."""
    root = Path(__file__).resolve().parent
    # `site/` is a folder of packages, not a package: it shares its name with the standard library.
    sys.path.insert(0, str(root / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    if "migrate" in sys.argv:
        # The models of each migration are rendered anew, in cycles: looking for garbage at every
        # step takes a quarter of the time.
        gc.set_threshold(100_000, 50, 100)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
