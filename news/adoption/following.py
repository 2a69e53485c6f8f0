"""Adoptions follow their story: its title and corrections, and its end."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from wagtail.models import Page

from news.adoption.models import AdoptedStoryPage
from publishing.refs import Ref


def adoptions_of(page_ids: set[int]) -> set[int]:
    """Return the ids of the pages that repeat one of these pages (at most two queries).

    Of a page that is no more nothing is known: then every adoption of a story that is no more.
    """
    found = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
    wanted = Q(story__in=set(found.values()))
    if page_ids - found.keys():
        wanted |= ~Q(Exists(Page.objects.filter(translation_key=OuterRef("story"))))
    return set(AdoptedStoryPage.objects.filter(wanted).values_list("pk", flat=True))


def adoptions_effect(ref: Ref, _is_public: bool) -> None:
    """After a change of a story: its new title, or the end of what repeats it."""
    if not ref.is_page:
        return
    for page in AdoptedStoryPage.objects.filter(pk__in=adoptions_of({ref.pk})):
        if page.original is not None:
            title = page.original.title
            rows = Page.objects.filter(pk=page.pk).exclude(title=title)
            rows.update(title=title, draft_title=title)
        elif page.live:
            page.unpublish()


def entry_values(page: Any) -> dict[str, Any]:
    """Return the story's title, and when readers were last told of a change in it.

    A feed has one language: where the story isn't in it, the page has no date and stays out.
    """
    if not isinstance(page, AdoptedStoryPage) or page.original is None:
        return {}
    days = [page.first_published_at, page.original.updated_at]
    there = [day for day in days if day] if page.is_in_this_language else []
    return {"title": page.original.title, "updated_at": max(there, default=None)}
