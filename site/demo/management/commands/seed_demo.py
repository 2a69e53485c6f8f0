"""`manage.py seed_demo`: the demonstration's content; the second run changes nothing."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from wagtail.signal_handlers import disable_reference_index_auto_update

from demo.accounts import seed_accounts
from demo.articles import seed_articles, seed_features, seed_waiting
from demo.events import seed_events
from demo.materials import seed_materials
from demo.records import Records, seed_directory, seed_strategy
from demo.sections import seed_furniture, seed_homes, seed_sections
from demo.sharing import seed_sharing


class Command(BaseCommand):
    """Seeds records, pages, files and accounts through the product's own verbs."""

    help = "Write the demonstration's records, pages, files and accounts"

    def handle(self, *args: Any, **options: Any) -> None:
        records = Records()
        steps = (
            ("countries, bodies, centres", lambda: seed_directory(records)),
            ("the Strategy's records", lambda: seed_strategy(records)),
            ("launch materials and their files", lambda: seed_materials(records)),
            ("events", lambda: seed_events(records)),
            ("home pages", seed_homes),
            ("sections", lambda: seed_sections(records)),
            ("articles", lambda: seed_articles(records)),
            ("what the news shows first", seed_features),
            ("footers and opening stories", seed_furniture),
            ("stories lifted and adopted", seed_sharing),
            ("what waits", lambda: seed_waiting(records)),
            ("accounts", seed_accounts),
        )
        # Wagtail would note the references of each row at every one of its saves.
        with disable_reference_index_auto_update():
            for name, step in steps:
                self._time(name, step)
        self._time("references", lambda: call_command("rebuild_references_index", verbosity=0))

    def _time(self, name: str, step: Callable[[], object]) -> None:
        began = time.monotonic()
        with transaction.atomic():
            step()
        self.stdout.write(f"   {name} ({time.monotonic() - began:.1f} s)")
