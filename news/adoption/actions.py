"""Adopting a story."""

import uuid
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from news.adoption.models import AdoptedStoryPage
from news.adoption.stories import CENTRE_SECTION_DEPTH, versions_of
from news.models import NewsIndexPage


@transaction.atomic
def adopt(story: UUID, section: NewsIndexPage, user: Any) -> AdoptedStoryPage:
    """Return the draft of the story in a centre's list; the page that adopts it already, if any.

    Args:
        story: the identity (`translation_key`) of an article of headquarters.
        section: the centre's list of articles in one language.
        user: who will introduce it.

    Raises:
        PermissionDenied: `user` may not write there.
        ValidationError: no public article of headquarters, or no list of a centre.
    """
    if not section.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    if section.depth != CENTRE_SECTION_DEPTH:
        raise ValidationError(_("Only centres adopt stories: choose the news of a centre."))
    versions = versions_of(story, section.locale.language_code)
    if not versions:
        message = _("This story isn't a public article of headquarters: choose one from the list.")
        raise ValidationError(message)
    found = AdoptedStoryPage.objects.child_of(section).filter(story=story).first()
    if found is not None:
        return found
    page = AdoptedStoryPage(
        title=versions[0].title,
        story=story,
        locale=section.locale,
        translation_key=_key(story, section),
        live=False,
        owner=user,
    )
    section.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create")
    return page


def _key(story: UUID, section: NewsIndexPage) -> UUID:
    """Return what the same centre's page of the story in another language is known by."""
    others = NewsIndexPage.objects.filter(translation_key=section.translation_key)
    for other in others.exclude(pk=section.pk):
        same = AdoptedStoryPage.objects.child_of(other).filter(story=story).first()
        if same is not None:
            return same.translation_key  # type: ignore[no-any-return]
    return uuid.uuid4()
