"""Aliases are refused, drafts follow their strings, translations learn of changed sources."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from wagtail.models import Page

from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringTranslation,
    Translation,
)

from core.pages import BasePage
from languages.translations import holding, save_draft, source_changed
from languages.words import translation_into
from publishing.changes import register_follower
from publishing.effects import register_effect
from publishing.refs import Ref

# The form of a locale would offer to fill it with aliases of another one.
LOCALE_COMPONENTS[:] = [
    component for component in LOCALE_COMPONENTS if component["model"] is not LocaleSynchronization
]


@receiver(pre_save)
def refuse_aliases(sender: Any, instance: Any, **kwargs: Any) -> None:
    """An alias shows one language's words under another's address: none may exist, by any door."""
    if isinstance(instance, Page) and instance.alias_of_id:
        raise ValidationError(
            _("Alias pages don't exist on this site. Translate the page instead.")
        )


@receiver(pre_save, sender=LocaleSynchronization)
def refuse_synchronisation(sender: Any, **kwargs: Any) -> None:
    """Synchronised locales are made of aliases."""
    raise ValidationError(_("Languages aren't synchronised on this site."))


@receiver([post_save, post_delete], sender=StringTranslation)
@receiver([post_save, post_delete], sender=SegmentOverride)
def draft_follows_strings(
    sender: Any, instance: StringTranslation | SegmentOverride, raw: bool = False, **kwargs: Any
) -> None:
    """Keep the latest draft of the page equal to its strings, so that every door publishes them."""
    if raw or holding.get() or instance.context_id is None:
        return
    translation = (
        Translation.objects.filter(
            source__object_id=instance.context.object_id,
            target_locale_id=instance.locale_id,
            enabled=True,
        )
        .select_related("source", "target_locale")
        .first()
    )
    if translation is None:
        return
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=instance.locale_id
    ).first()
    if page is not None and issubclass(page.specific_class or Page, BasePage):
        save_draft(translation, instance.last_translated_by)


def _source_effect(ref: Ref, is_public: bool) -> None:
    """Tell the translations of a published source that it has changed."""
    page = ref.get() if ref.is_page else None
    if page is not None and is_public:
        source_changed(page)


register_effect("translations", _source_effect)
register_follower(lambda page: translation_into(page) is not None)
