"""`manage.py import_articles FILE.jsonl`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.importing import ImportRefused, import_articles, read


class Command(BaseCommand):
    """Import articles; safe to repeat with the same or a changed file."""

    help = "Create or update articles from JSON lines (id, lang, title, body, …) and publish them"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--create-languages",
            action="store_true",
            help="make home and news index for a content language that lacks them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read(options["file"])
            report = import_articles(rows, create_languages=options["create_languages"])
        except (ImportRefused, OSError) as error:
            raise CommandError(str(error)) from error
        for note in report.notes:
            self.stderr.write(note)
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, "
            f"{report.unchanged} unchanged, {report.skipped} skipped"
        )
