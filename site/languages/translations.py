"""Verbs of translation: start, save a draft, publish, review. None goes live by accident.

wagtail-localize's own `save_target` falls back to the source's words in silence and touches the
live row; its submit view asks for one global permission. These verbs ask for rights on source and
target, and write drafts only (decision 1).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision, TaskState

from wagtail_localize.models import Translation, TranslationSource

from core.pages import BasePage
from languages.words import strings_of, translation_into, with_words
from publishing import actions
from publishing.effects import happened

LANGUAGE_HOME_DEPTH = 2


def target_parent(page: Page, locale: Locale) -> Page | None:
    """Return the nearest page in `locale` below which a translation of `page` belongs, or None.

    A home page has none: `manage.py add_language` makes it. In a language of centres only what
    stands below a centre's page has one: root and section there are no versions of the site's
    (languages.homes).
    """
    for above in page.get_ancestors().filter(depth__gte=LANGUAGE_HOME_DEPTH).order_by("-depth"):
        found = above.get_translation_or_none(locale)
        if found is not None:
            return found
    return None


def may_submit(user: Any, page: Page, locale: Locale) -> bool:
    """Tell whether `user` may start a translation: edit the source, add below the target."""
    parent = target_parent(page, locale)
    if parent is None or not page.permissions_for_user(user).can_edit():
        return False
    return bool(parent.specific.permissions_for_user(user).can_add_subpage())


def reasons_against_source(page: Page) -> list[str]:
    """Return why `page` can't be the source of translations; empty if it can.

    A text is translated from the language it was written in: the source language, or that of a
    centre whose page has no source-language version.
    """
    if page.depth == LANGUAGE_HOME_DEPTH and page.locale.language_code != settings.LANGUAGE_CODE:
        return [_("The home page of a language is translated from the source language's.")]
    if translation_into(page, stopped=True) is not None:
        return [_("This page is a translation itself: translate the page it was made from.")]
    others = TranslationSource.objects.filter(object_id=page.translation_key)
    if others.exclude(locale_id=page.locale_id).exists():
        return [_("This text is translated from another language already.")]
    return []


@transaction.atomic
def submit(page: Page, locales: Iterable[Locale], user: Any) -> list[Page]:
    """Start translations of `page`: drafts, whatever the state of the source.

    Pages above it that the language lacks are started too, as drafts.

    Returns:
        The new or existing draft pages, in the order of `locales`.

    Raises:
        PermissionDenied: no right on a source or below the target.
        ValidationError: `page` is itself a translation, or the language has no home page.
    """
    specific: Any = page.specific
    reasons = reasons_against_source(specific)
    if reasons:
        raise ValidationError(reasons)
    return [_submit(specific, locale, user) for locale in locales]


def _submit(page: BasePage, locale: Locale, user: Any) -> Page:
    existing = page.get_translation_or_none(locale)
    if existing is not None and (existing.live or translation_into(existing) is None):
        raise ValidationError(
            _("“%(page)s” exists in %(language)s already.")
            % {"page": page.title, "language": locale.get_display_name()}
        )
    if target_parent(page, locale) is None:
        raise ValidationError(
            _("There is no home page in %(language)s yet.")
            % {"language": locale.get_display_name()}
        )
    if not may_submit(user, page, locale):
        raise PermissionDenied
    parent = page.get_parent().specific
    if parent.get_translation_or_none(locale) is None:
        _submit(parent, locale, user)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    target = existing or page.copy_for_translation(locale)
    type(page).objects.filter(pk=target.pk, live=False).update(translation_reviewed=False)
    save_draft(translation, user)
    return type(page).objects.get(pk=target.pk)


def save_draft(translation: Translation, user: Any) -> Revision:
    """Save the present words as the target's latest draft; a live row stays as it is.

    The row of a page that was never public follows, as in Wagtail's own editor.
    """
    page = with_words(translation)
    latest = page.get_latest_revision()
    before = latest.as_object() if latest else page
    if page.translation_reviewed:
        was_reviewed = before.translation_reviewed
        page.translation_reviewed = was_reviewed and strings_of(before) == strings_of(page)
    if not page.live:
        if page.first_published_at is None and page.depth > LANGUAGE_HOME_DEPTH:
            page.slug = ""  # until it was public once, the address follows the title (core.pages)
        page.save()
    overwrite = latest if latest and _may_overwrite(latest, page, user) else None
    return page.save_revision(user=user, clean=False, overwrite_revision=overwrite)


#: True while many strings are being written of which one draft is made at the end.
holding: ContextVar[bool] = ContextVar("holding", default=False)


@contextmanager
def one_draft(translation: Translation, user: Any) -> Iterator[None]:
    """Save one draft after a block that writes many strings, instead of one for each."""
    token = holding.set(True)
    try:
        yield
    finally:
        holding.reset(token)
    save_draft(translation, user)


def _may_overwrite(revision: Revision, page: BasePage, user: Any) -> bool:
    """A row of drafts by one person is one draft, unless something else points to it."""
    return (
        revision.user_id == getattr(user, "pk", None)
        and revision.pk != page.live_revision_id
        and revision.approved_go_live_at is None
        and not TaskState.objects.filter(revision_id=revision.pk).exists()
    )


def publish(translation: Translation, user: Any) -> Page:
    """Publish the translation through the product's own door.

    Raises:
        PermissionDenied: the user may not publish in that language (as `PublicationRefused`: a
            string is untranslated, or another rule of publication refuses; it says which).
    """
    page = translation.get_target_instance()
    actions.refuse_alone(user, page)
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    with transaction.atomic():
        # The words are whose they are: putting them together makes nobody their author.
        save_draft(translation, None)
        page = type(page).objects.get(pk=page.pk)
        actions.publish(page, user)
    return type(page).objects.get(pk=page.pk)


def mark_reviewed(page: BasePage, user: Any) -> None:
    """Record that a native reader has reviewed the words of `page`, live and draft.

    Raises:
        PermissionDenied: the user may not publish in that language.
    """
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    with transaction.atomic():
        type(page).objects.filter(pk=page.pk).update(translation_reviewed=True)
        latest = page.get_latest_revision()
        if latest is not None:
            latest.content["translation_reviewed"] = True
            latest.save(update_fields=["content"])
        log(instance=page, action="languages.reviewed", user=user)
        happened(type(page).objects.get(pk=page.pk))


def source_changed(page: Page) -> None:
    """Freeze the source's present words, so that translations know what has changed.

    Touches no page. Called after the source was published.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None:
        source.update_from_db()
