"""The loop: once a second, on the second."""

import logging
import threading
import time
from importlib import import_module

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from entries.search import engine
from publishing import mail
from publishing.calendar.reminders import send_reminders
from publishing.effects import retry
from publishing.review.notices import tell_of_what_waits
from publishing.scheduler.chores import do_chores
from publishing.scheduler.due import Due, do, due_items
from publishing.scheduler.lease import hold, let_go, new_holder

logger = logging.getLogger("publishing.scheduler")

#: An item that failed is tried again after so many seconds, not every second.
PAUSE_SECONDS = 60
#: Effects left behind and mail are looked for every so many seconds.
CHORES_SECONDS = 5
#: What would wait for ever is looked for every so many seconds.
NOTICES_SECONDS = 60


class Scheduler:
    """Holds the lease and does what is due."""

    def __init__(self) -> None:
        self.holder = new_holder()
        self.stopped = threading.Event()
        self._not_before: dict[str, float] = {}
        self._chores_at = 0.0
        self._notices_at = 0.0

    def once(self) -> bool:
        """Do everything due now; False when another process holds the lease."""
        if not hold(self.holder):
            return False
        for item in due_items(timezone.now()):
            if self.stopped.is_set():
                break
            if self._may_try(item):
                # One slow item must not let the lease run out before the next.
                if not hold(self.holder):
                    return False
                if not do(item):
                    self._not_before[item.name] = time.monotonic() + PAUSE_SECONDS
        if time.monotonic() >= self._chores_at:
            self._chores_at = time.monotonic() + CHORES_SECONDS
            retry()
            engine.flush()
            send_reminders()
            if time.monotonic() >= self._notices_at:
                self._notices_at = time.monotonic() + NOTICES_SECONDS
                tell_of_what_waits()
                do_chores()
            mail.send_due()
        return True

    def loop(self) -> None:
        """Run until stopped; an error of the database costs one round, not the scheduler."""
        logger.info("scheduler %s started", self.holder)
        # Publishing asks which addresses are the site's own: a second's work the first time.
        import_module(settings.ROOT_URLCONF)
        while not self.stopped.is_set():
            try:
                self.once()
            except Exception:
                logger.exception("ALARM a round of the scheduler failed")
            close_old_connections()
            self.stopped.wait(1 - time.time() % 1)
        let_go(self.holder)
        logger.info("scheduler %s stopped", self.holder)

    def _may_try(self, item: Due) -> bool:
        return time.monotonic() >= self._not_before.get(item.name, 0)
