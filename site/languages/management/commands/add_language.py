"""Add a language: its locale, and a draft home page made from the source language's."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wagtail.models import Locale, Page

from users.roles import ensure_roles


class Command(BaseCommand):
    """`manage.py add_language kk`; does nothing the second time."""

    help = "Add a content language: locale, draft home page, groups"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")

    def handle(self, *args: Any, **options: Any) -> None:
        code = options["code"]
        if code not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            raise CommandError(
                f"{code} isn't a content language: add it to CONTENT_LANGUAGES in the environment."
            )
        locale, _created = Locale.objects.get_or_create(language_code=code)
        source = Page.objects.filter(url_path=f"/{settings.LANGUAGE_CODE}/").first()
        if source is None:
            raise CommandError("There is no home page to start from: run the first setup.")
        if source.get_translation_or_none(locale) is None:
            source.specific.copy_for_translation(locale)
        ensure_roles()
        self.stdout.write(f"{code}: ready; translate and publish its home page.")
