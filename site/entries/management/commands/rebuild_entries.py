"""Make the entries agree with the pages."""

from typing import Any

from django.core.management.base import BaseCommand

from entries.build import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_entries`: safe at any time; prints what it found."""

    help = "Rebuild one row for each live, public page"

    def handle(self, *args: Any, **options: Any) -> None:
        kept, removed = rebuild()
        self.stdout.write(f"{kept} entries, {removed} stale ones removed")
