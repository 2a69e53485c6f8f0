"""Wagtail's command of this name, made to go through our scheduler: each item by itself, once."""

from publishing.management.commands.run_scheduler import Command as RunScheduler


class Command(RunScheduler):
    """`manage.py publish_scheduled`: one round of the scheduler, for a cron job."""

    help = "Do what is due, then end"

    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **{**options, "once": True})
