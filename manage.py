#!/usr/bin/env python
"""Django's command line, with `site/` on the import path."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command in `sys.argv`."""
    root = Path(__file__).resolve().parent
    # `site/` is a folder of packages, not a package: it shares its name with the standard library.
    sys.path.insert(0, str(root / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
