"""What higher layers want done about once a minute."""

import logging
from collections.abc import Callable

logger = logging.getLogger("publishing.scheduler")

Chore = Callable[[], object]
_chores: list[Chore] = []


def register_chore(chore: Chore) -> Chore:
    """Register a function that looks for what is due; it may run twice."""
    if chore not in _chores:
        _chores.append(chore)
    return chore


def do_chores() -> None:
    """Do them all; one that fails raises an alarm and costs the others nothing."""
    for chore in _chores:
        try:
            chore()
        except Exception:
            logger.exception("ALARM the chore %s failed", chore.__name__)
