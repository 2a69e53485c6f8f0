"""A text used as a template of a new one: its words, without what was true of the old one only."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from core.privacy import pages_for, readable
from publishing.limits.models import Limit
from publishing.models import Statement


class NoTemplate(PermissionDenied):
    """A page can't be used as a template in this place; the message says why."""


def takes_statements(section: Page) -> bool:
    """Tell whether texts that speak to the public are made directly below `section`."""
    model = section.specific_class
    below = model.creatable_subpage_models() if model else []
    return any(issubclass(each, Statement) for each in below)


def templates_for(user: Any, section: Page) -> QuerySet[Page]:
    """Return the pages that `user` may read and whose kind and language `section` takes."""
    models = [each for each in section.specific_class.creatable_subpage_models()
              if issubclass(each, Statement)]  # fmt: skip
    found: QuerySet[Page] = Page.objects.type(*models).filter(locale_id=section.locale_id)
    limited = Limit.objects.values("translation_key")
    return pages_for(user, found).exclude(live=False, translation_key__in=limited)


def start_from(template: Page, section: Page, title: str, user: Any) -> Page:
    """Make a draft with the words of `template`: a new text with an identity of its own.

    Who may edit the template gets its latest draft; who doesn't gets what is public of it.

    Raises:
        PermissionDenied: `user` may not add to `section`, or not read the template.
        NoTemplate: the section takes no such text.
    """
    if not section.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied("not allowed to add a page here")
    source = _words_of(template, user)
    if not templates_for(user, section).filter(pk=template.pk).exists():
        raise NoTemplate(_("Choose a text of a kind and language that this section holds."))
    with transaction.atomic():
        made: Page = CopyPageAction(
            source,
            to=section,
            update_attrs={"title": title, "draft_title": title, "slug": ""},
            exclude_fields=[*NOT_TAKEN, *getattr(source, "not_in_template", ())],
            copy_revisions=False,
            keep_live=False,
            user=user,
        ).execute(skip_permission_checks=True)
    return made


#: What was true of the old page only.
NOT_TAKEN = (
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "seo_title",
    "search_description",
    "translation_reviewed",
)


def _words_of(template: Page, user: Any) -> Any:
    page = template.specific
    if page.permissions_for_user(user).can_edit():
        return page.get_latest_revision_as_object()
    if not readable(Page.objects.filter(pk=page.pk)).exists():
        raise PermissionDenied("not allowed to read this page")
    return page
