"""Clean refusals at the doors that would answer 500: bulk actions, copies, records in use.

The rules themselves are in `clean` and in the permissions; this only says them in time.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.models import Page, PageViewRestriction

from core.records import Record
from publishing.checks import Problem, problems_of
from publishing.models import Correction
from publishing.usage import live_users


def before_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse a bulk publication of which one page isn't ready, and a bulk unpublication."""
    if action_type == "delete" and any(isinstance(each, Correction) for each in objects):
        return before_delete_correction(request, objects)
    if action_type == "unpublish":
        messages.error(request, _("Withdraw pages one by one: their readers are told the reason."))
        return redirect(action.next_url)
    if action_type != "publish":
        return None
    cleaned = getattr(action.cleaned_form, "cleaned_data", {})
    refused = False
    for page in _with_drafts_below(objects, request, bool(cleaned.get("include_descendants"))):
        for problem in problems_of(page):
            say = messages.error if problem.is_blocking else messages.warning
            say(request, problem_link(page, problem))
            refused |= problem.is_blocking
    return redirect(action.next_url) if refused else None


def problem_link(page: Page, problem: Problem) -> SafeString:
    """Return the problem in words, linked to its place in the page's editor."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return format_html('<a href="{}#{}">{}: {}</a>', address, problem.anchor, page, problem)


def _with_drafts_below(
    objects: Iterable[Any], request: HttpRequest, include_descendants: bool
) -> Iterable[Page]:
    for page in objects:
        yield page.specific
        if include_descendants:
            for below in page.get_descendants().not_live().specific():
                if below.permissions_for_user(request.user).can_publish():
                    yield below


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse a published copy of a tree with private pages below: the copies would be public."""
    wants_live = request.method == "POST" and request.POST.get("publish_copies")
    if wants_live and request.POST.get("copy_subpages"):
        below = page.get_descendants()
        if PageViewRestriction.objects.filter(page__in=below).exists():
            messages.error(request, _("Below this page are private ones: copy it as a draft."))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def before_unpublish_record(request: HttpRequest, record: Any) -> HttpResponse | None:
    """Refuse to take away a record that live pages show."""
    if not isinstance(record, Record):
        return None
    if isinstance(record, Correction):
        return _correction_stays(request)
    users = live_users(record)
    if not users:
        return None
    names = ", ".join(f"“{page.title}”" for page in users[:5])
    messages.error(request, _("Live pages show it: %(pages)s.") % {"pages": names})
    return redirect("wagtailadmin_home")


def before_delete_correction(request: HttpRequest, records: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete what was published; the model refuses it too."""
    published = [r for r in records if isinstance(r, Correction) and r.first_published_at]
    return _correction_stays(request) if published else None


def _correction_stays(request: HttpRequest) -> HttpResponse:
    messages.error(
        request, _("A published correction stays. If it is wrong itself, write a further one.")
    )
    return redirect("record_correction:list")
