"""The stories that a centre may adopt: public articles of headquarters, by their identity."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from directory.queries import CENTRE_DEPTH
from entries.models import Entry
from news.models import NewsIndexPage

#: Home, news, article: what stands deeper is a centre's.
HEADQUARTERS_DEPTH = 4
CENTRE_SECTION_DEPTH = CENTRE_DEPTH + 1


def public_stories() -> QuerySet[Entry]:
    """Return the entries of headquarters' articles; what isn't public has none."""
    return Entry.objects.filter(kind="news", depth=HEADQUARTERS_DEPTH, page__live=True)


def versions_of(story: UUID, language: str) -> list[Entry]:
    """Return the public versions of a story, the one in `language` first (one query)."""
    return in_order(public_stories().filter(translation_key=story), language)


def in_order(rows: Any, language: str) -> list[Entry]:
    """Return versions of a story: in `language`, in the source language, in the others."""
    wanted = (language, settings.LANGUAGE_CODE)
    return sorted(rows, key=lambda row: (*(row.language != code for code in wanted), row.language))


def offered(language: str, words: str = "") -> QuerySet[Entry]:
    """Return each story once: in `language`, else in the source language; the newest first."""
    here = public_stories().filter(language=language, translation_key=OuterRef("translation_key"))
    own = Q(language=language) | (Q(language=settings.LANGUAGE_CODE) & ~Exists(here))
    rows = public_stories().filter(own).defer("text")
    if words:
        rows = rows.filter(title__icontains=words)
    return rows.order_by("-sort_date", "-pk")


def sections_of(user: Any) -> QuerySet[NewsIndexPage]:
    """Return the centres' lists of articles in which `user` may write."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    rows: QuerySet[NewsIndexPage] = NewsIndexPage.objects.filter(
        pk__in=Page.objects.filter(pk__in=mine.values("pk")), depth=CENTRE_SECTION_DEPTH
    )
    return rows.select_related("locale").order_by("path")
