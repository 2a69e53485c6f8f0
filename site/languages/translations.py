"""Verbs of translation: start, save a draft, publish. None of them ever goes live by accident.

wagtail-localize's own `save_target` falls back to the source's words in silence and touches the
live row; its submit view asks for one global permission. These verbs ask for rights on source and
target, and write drafts only (decision 1).
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.pages import BasePage
from text.slugs import slugify

#: Made from the translated title by our own transliteration; nobody translates an address.
MADE_BY_US = ("slug",)


class ParentMissing(ValidationError):
    """The page above isn't in that language yet."""


def target_parent(page: Page, locale: Locale) -> Page | None:
    """Return the page in `locale` below which a translation of `page` belongs, or None."""
    parent = page.get_parent()
    if parent.is_root():
        return parent
    return parent.get_translation_or_none(locale)


def may_submit(user: Any, page: Page, locale: Locale) -> bool:
    """Tell whether `user` may start a translation: edit the source, add below the target."""
    parent = target_parent(page, locale)
    if parent is None or not page.permissions_for_user(user).can_edit():
        return False
    return bool(parent.specific.permissions_for_user(user).can_add_subpage())


@transaction.atomic
def submit(page: Page, locales: Iterable[Locale], user: Any) -> list[Page]:
    """Start translations of `page`: drafts, whatever the state of the source.

    Returns:
        The new or existing draft pages, in the order of `locales`.

    Raises:
        PermissionDenied: no right on the source or below the target.
        ParentMissing: the page above isn't translated into one of the languages.
        ValidationError: `page` is itself a translation.
    """
    page = page.specific
    if translation_into(page) is not None:
        raise ValidationError(
            _("This page is a translation itself: translate the page it was made from.")
        )
    source, _created = TranslationSource.update_or_create_from_instance(page)
    pages = []
    for locale in locales:
        if target_parent(page, locale) is None:
            raise ParentMissing(
                _("Translate “%(parent)s” into %(language)s first: this page stands below it.")
                % {"parent": page.get_parent().title, "language": locale.get_display_name()}
            )
        if not may_submit(user, page, locale):
            raise PermissionDenied
        target = page.get_translation_or_none(locale)
        if target is None:
            target = page.copy_for_translation(locale)
            type(target).objects.filter(pk=target.pk).update(translation_reviewed=False)
        translation, _new = Translation.objects.update_or_create(
            source=source, target_locale=locale, defaults={"enabled": True}
        )
        save_draft(translation, user)
        pages.append(target)
    return pages


def translation_into(page: Page) -> Translation | None:
    """Return the translation that `page` is the target of, or None."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            target_locale_id=page.locale_id,
            enabled=True,
        )
        .exclude(source__locale_id=page.locale_id)
        .select_related("source", "target_locale")
        .first()
    )


def untranslated(translation: Translation) -> list[StringSegment]:
    """Return the strings that have no translation without fault (one query)."""
    done = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, has_error=False
    ).values_list("translation_of_id", "context_id")
    known = set(done.filter(context__object_id=translation.source.object_id))
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related(
        "context", "string"
    )
    return [
        segment
        for segment in segments.exclude(context__path__in=MADE_BY_US).order_by("order")
        if (segment.string_id, segment.context_id) not in known
    ]


def _translated_instance(translation: Translation, *, fallback: bool) -> BasePage:
    """Return the target with the translated words in memory; the row isn't touched."""
    locale = translation.target_locale
    instance = translation.source.get_ephemeral_translated_instance(locale, fallback=True)
    if not fallback and untranslated(translation):
        raise ValidationError(_("There are strings without a translation."))
    row = type(instance).objects.get(pk=instance.pk)
    instance.slug = row.slug
    if not row.live and row.first_published_at is None and instance.title:
        # Until it was public once, the address follows the title.
        instance.slug = _free_slug(instance, locale.language_code)
    instance.translation_reviewed = row.translation_reviewed
    return instance


def _free_slug(instance: BasePage, language: str) -> str:
    base = slugify(instance.title, language)[:200] or "page"
    if instance.get_parent().is_root():
        return instance.locale.language_code
    slug, number = base, 1
    while not Page._slug_is_available(slug, instance.get_parent(), instance):
        number += 1
        slug = f"{base}-{number}"
    return slug


def save_draft(translation: Translation, user: Any) -> Any:
    """Save the present words as the target's latest draft; a live row stays as it is.

    Returns:
        The revision.
    """
    instance = _translated_instance(translation, fallback=True)
    latest = instance.get_latest_revision()
    own = latest is not None and latest.user_id == getattr(user, "pk", None)
    if own and latest.pk != instance.live_revision_id and not latest.approved_go_live_at:
        return instance.save_revision(user=user, overwrite_revision=latest)
    return instance.save_revision(user=user)


@transaction.atomic
def publish(translation: Translation, user: Any) -> Page:
    """Publish the translation through the product's own door.

    Raises:
        PermissionDenied: the user may not publish in that language.
        ValidationError: a string is untranslated, or a rule of publication refuses.
    """
    page = translation.get_target_instance()
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    instance = _translated_instance(translation, fallback=False)
    revision = instance.save_revision(user=user, log_action=True)
    revision.publish(user=user)
    page.refresh_from_db()
    return page


def source_changed(page: Page) -> None:
    """Freeze the source's present words, so that translations know what has changed.

    Touches no page. Called after the source was published.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None and source.locale_id == page.locale_id:
        source.update_from_db()
