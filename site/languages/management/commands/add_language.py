"""Add a language: its locale, and a draft home page made from the source language's."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from wagtail.models import Locale, Page

from wagtail_localize.models import Translation, TranslationSource

from core.navigation import forget_furniture
from core.reach import is_centre_only
from languages.homes import NoHome, join_site, source_home
from languages.translations import save_draft
from users.roles import ensure_roles


@transaction.atomic
def start_home(source: Page, locale: Locale) -> None:
    """Make the draft home page of a language: its slug is the language's code (core.routing)."""
    source.copy(
        update_attrs={"locale": locale, "slug": locale.language_code},
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        log_action="wagtail.copy_for_translation",
    )
    frozen, _created = TranslationSource.update_or_create_from_instance(source)
    translation, _created = Translation.objects.get_or_create(source=frozen, target_locale=locale)
    model: Any = type(source)
    model.objects.filter(translation_key=source.translation_key, locale=locale, live=False).update(
        translation_reviewed=False
    )
    save_draft(translation, None)


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
        if is_centre_only(code):
            raise CommandError(
                f"{code} is a language of centres only: open a centre in it (create_centre)."
            )
        locale, _created = Locale.objects.get_or_create(language_code=code)
        try:
            source = source_home()
        except NoHome as error:
            raise CommandError(str(error)) from error
        home = Page.objects.filter(url_path=f"/{code}/").first()
        if home is None:
            start_home(source, locale)
        elif home.translation_key != source.translation_key:
            join_site(home.specific, source)
        ensure_roles()
        forget_furniture()
        self.stdout.write(f"{code}: ready; translate and publish its home page.")
