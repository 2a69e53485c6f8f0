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
from publishing.four_eyes import copy_needs_two, reason_against
from publishing.models import Correction
from publishing.usage import live_users


def before_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse a bulk publication of which one page isn't ready, and a bulk unpublication.

    Wagtail leaves out what the user may not publish: what waits for a second person is named.
    """
    if action_type == "delete" and any(isinstance(each, Correction) for each in objects):
        return before_delete_correction(request, objects)
    if action_type == "unpublish":
        messages.error(request, _("Withdraw pages one by one: their readers are told the reason."))
        return redirect(action.next_url)
    if action_type != "publish":
        return None
    if _say_who_decides(request, action):
        return redirect(action.next_url)
    cleaned = getattr(action.cleaned_form, "cleaned_data", {})
    refused = False
    for page in _with_drafts_below(objects, request, bool(cleaned.get("include_descendants"))):
        for problem in problems_of(page):
            say = messages.error if problem.is_blocking else messages.warning
            say(request, problem_link(page, problem))
            refused |= problem.is_blocking
    return redirect(action.next_url) if refused else None


def _say_who_decides(request: HttpRequest, action: Any) -> bool:
    """Name what this person may publish only with another; tell whether there is any."""
    _objects, others = action.get_actionable_objects()
    waiting = False
    for page in others["items_with_no_access"]:
        tester = page.specific.permissions_for_user(request.user)
        why = reason_against(request.user, tester.page) if tester.can_publish_with_another() else ""
        if why:
            messages.error(request, f"{page.get_admin_display_title()}: {why}")
            waiting = True
    return waiting


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
    """Refuse a published copy of a tree with private pages below: the copies would be public.

    And of what needs two people: the copy has another title, and one person behind it.
    """
    if request.method != "POST" or not request.POST.get("publish_copies"):
        return None
    copies_below = request.POST.get("copy_subpages")
    below: Any = page.get_descendants() if copies_below else Page.objects.none()
    if PageViewRestriction.objects.filter(page__in=below).exists():
        messages.error(request, _("Below this page are private ones: copy it as a draft."))
    elif copy_needs_two(page, _destination(request, page), recursive=bool(copies_below)):
        messages.error(request, _("Two people stand behind this text: copy it as a draft."))
    else:
        return None
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _destination(request: HttpRequest, page: Page) -> Page:
    wanted = request.POST.get("new_parent_page", "")
    found: Any = Page.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
    return found or page.get_parent()


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
