"""Pages chosen once, in any language, as the reader of one language reaches them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from wagtail.models import Page

from core.privacy import open_to_all

#: What is read of a page and its versions to find the one to link.
COLUMNS = ("id", "title", "url_path", "live", "translation_key", "locale_id")


def live_pages(ids: Iterable[int], language: str) -> dict[int, Page]:
    """Return the public page behind each id: its version in `language`, else itself (one query).

    Ids of pages that aren't live in either way are left out, and those of private ones: already
    the address would tell what they are about.
    """
    wanted = set(ids)
    return reachable(versions(wanted).only(*COLUMNS), wanted, language) if wanted else {}


def versions(ids: set[int]) -> Any:
    """Return the pages with these ids in all their languages, as `reachable` takes them."""
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    return Page.objects.filter(translation_key__in=keys).annotate(
        language=F("locale__language_code"), is_open=open_to_all()
    )


def reachable(rows: Iterable[Any], ids: set[int], language: str) -> dict[int, Page]:
    """Return of `versions` what `live_pages` does."""
    rows = list(rows)
    public = [row for row in rows if row.live and row.is_open]
    own = {row.translation_key: row for row in public if row.language == language}
    found = {row.pk: own.get(row.translation_key, row) for row in rows if row.pk in ids}
    return {pk: page for pk, page in found.items() if page.live and page.is_open}
