"""The scheduler."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from publishing.scheduler.lease import let_go
from publishing.scheduler.run import Scheduler


class Command(BaseCommand):
    """`manage.py run_scheduler`: runs until SIGTERM or Ctrl-C; with `--once`, one round."""

    help = "Publish at its second what was planned for it; send queued mail"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        scheduler = Scheduler()
        if options["once"]:
            if not scheduler.once():
                self.stderr.write("another scheduler is at work")
            let_go(scheduler.holder)
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: scheduler.stopped.set())
        scheduler.loop()
