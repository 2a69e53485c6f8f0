"""wagtail-localize's editor of one translation, made to obey this site's rules (docs/overrides.md).

Its views ask for the right to edit the target; these also ask whether somebody locked the page,
publish through our verb, and answer 400 where the originals would fail.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.admin import messages
from wagtail.models import Page

import polib
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as theirs

from core.choosing import Target, all_targets, not_choosable
from core.pages import BasePage
from languages import translations
from languages.words import changed_fields, translation_into
from publishing.actions import PublicationRefused

#: A file of translated strings is never larger.
LARGEST_FILE = 2 * 1024 * 1024


def edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer in place of the page editor when `page` is the target of a translation."""
    if request.method == "POST" and "localize-convert-to-alias" in request.POST:
        messages.error(
            request, _("Alias pages don't exist on this site. Translate the page instead.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    if not isinstance(page, BasePage):
        return None
    translation = translation_into(page)
    if translation is None:
        return None
    if request.method == "POST":
        return _post(request, translation, page)
    _say_what_changed(request, translation)
    _ask_for_review(request, page)
    response = theirs.edit_translation(request, translation, page)
    return _without_alias(response, page)


def _post(request: HttpRequest, translation: Translation, page: BasePage) -> HttpResponse:
    """The editor's only button is "publish"."""
    if request.POST.get("action") == "publish":
        try:
            published = translations.publish(translation, request.user)
        except PublicationRefused as error:
            for reason in error.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, _("“%(title)s” is published.") % {"title": published.title})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _say_what_changed(request: HttpRequest, translation: Translation) -> None:
    changed = changed_fields(translation)
    if changed:
        model: Any = translation.source.specific_content_type.model_class()
        names = [
            str(getattr(model._meta.get_field(name), "verbose_name", name)) for name in changed
        ]
        messages.warning(
            request,
            _("The public page is behind its source: %(fields)s.") % {"fields": ", ".join(names)},
        )


def _ask_for_review(request: HttpRequest, page: BasePage) -> None:
    """Their editor has no place for a button of ours, except beside a message."""
    may = page.permissions_for_user(request.user).can_publish()
    if may and page.live and not page.translation_reviewed:
        address = reverse("mark_reviewed", args=[page.pk])
        messages.info(
            request,
            _("The public page says that no native reader has reviewed it."),
            buttons=[messages.button(address, _("Mark as reviewed"))],
        )


def _without_alias(response: HttpResponse, page: Page) -> HttpResponse:
    """Take the offer to make an alias out of the editor: its component hides it without address."""
    address = re.escape(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
    pattern = rf"(&quot;convertToAliasUrl&quot;: )&quot;{address}&quot;".encode()
    response.content = re.sub(pattern, rb"\1null", response.content)
    return response


def _writable(request: HttpRequest, translation_id: int) -> Translation:
    """Return the translation if the user may write its target now.

    Raises:
        PermissionDenied: no right to edit the page, or somebody locked it.
    """
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    rights = translation.get_target_instance().permissions_for_user(request.user)
    if not rights.can_edit() or rights.page_locked():
        raise PermissionDenied
    return translation


def _write(
    view: Any, request: HttpRequest, translation: Translation, **kwargs: Any
) -> HttpResponse:
    """Let their view write; undo it when the page can't be made of what it wrote."""
    kwargs["translation_id"] = translation.pk
    try:
        with transaction.atomic(), _own_choices(request, translation):
            response: HttpResponse = view(request, **kwargs)
    except (ObjectDoesNotExist, ValidationError, ValueError, TypeError, KeyError):
        return HttpResponseBadRequest(_("This value can't stand here."))
    return response


@contextmanager
def _own_choices(request: HttpRequest, translation: Translation) -> Iterator[None]:
    """Refuse what makes the target point to something that the user may not choose.

    Raises:
        ValidationError: it does now, and didn't before.
    """

    def pointed_to() -> set[Target]:
        page: Any = translation.get_target_instance()
        return all_targets(page.get_latest_revision_as_object())

    before = pointed_to()
    yield
    if not_choosable(request.user, pointed_to() - before):
        raise ValidationError(_("This value can't stand here."))


def edit_string(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Save or drop one string; the draft follows."""
    translation = _writable(request, translation_id)
    return _write(
        theirs.edit_string_translation,
        request,
        translation,
        string_segment_id=string_segment_id,
    )


def edit_override(
    request: HttpRequest, translation_id: int, overridable_segment_id: int
) -> HttpResponse:
    """Save or drop one link or picture of this language; the draft follows."""
    translation = _writable(request, translation_id)
    return _write(
        theirs.edit_override,
        request,
        translation,
        overridable_segment_id=overridable_segment_id,
    )


@require_POST
def upload_file(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Import a PO file made for this translation, whole or not at all."""
    translation = _writable(request, translation_id)
    problem = _problem_of_file(request, translation)
    if problem:
        messages.error(request, problem)
        return redirect("wagtailadmin_pages:edit", translation.get_target_instance().pk)
    with transaction.atomic(), translations.one_draft(translation, request.user):
        response: HttpResponse = theirs.upload_pofile(request, translation_id)
    return response


def _problem_of_file(request: HttpRequest, translation: Translation) -> str:
    """Return why the file can't be imported; "" if it can."""
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST_FILE:
        return _("Choose a PO file of at most 2 MB.")
    try:
        text = file.read().decode()
        file.seek(0)
        # polib takes a path as well as a text: only a text has lines.
        catalogue = polib.pofile(text + "\n")
    except (OSError, UnicodeDecodeError):
        return _("This isn't a PO file.")
    if catalogue.metadata.get("X-WagtailLocalize-TranslationID") != str(translation.uuid):
        return _("This file was made for another translation.")
    return ""
