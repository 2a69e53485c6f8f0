"""Build and rebuild entries from pages."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Exists

from wagtail.models import Page

from core.pages import BasePage
from core.privacy import open_to_all
from entries.models import Entry
from entries.search import index as search_index

FACTS = (
    "subkind",
    "event_id",
    "centre_id",
    "place",
    "sign",
    "series",
    "status",
    "source_id",
    "priorities",
)

Values = Callable[[BasePage], dict[str, Any]]
_more: list[Values] = []


def register_entry_values(values: Values) -> None:
    """Register more columns that a higher layer knows of: called with the page of each entry."""
    if values not in _more:
        _more.append(values)


def is_public(page: Page) -> bool:
    """Tell whether anyone may read the page: live, real, under a live home, not restricted."""
    if not page.live or page.alias_of_id or page.depth < 2:
        return False
    home = page.url_path.split("/")[1]
    if home not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        return False
    homes = Page.objects.filter(url_path=f"/{home}/", live=True)
    return Page.objects.filter(Exists(homes), open_to_all(), pk=page.pk).exists()


def values_of(page: BasePage) -> dict[str, Any]:
    """Return the columns of the page's entry."""
    date = page.entry_date()
    facts = page.entry_facts()
    return {
        "language": page.locale.language_code,
        "translation_key": page.translation_key,
        "kind": page.entry_kind,
        "title": page.title,
        "teaser": page.entry_teaser(),
        "text": page.entry_text(),
        "url": page.url_path,
        "path": page.path,
        "depth": page.depth,
        "date": date,
        "sort_date": date.first_day if date else None,
        "year": date.year if date else None,
        "updated": page.last_published_at,
        "first_published_at": page.first_published_at,
        "updated_at": page.first_published_at,
        **{name: facts[name] for name in FACTS if facts.get(name) is not None},
        **{name: value for values in _more for name, value in values(page).items()},
    }


def build(page_id: int) -> Entry | None:
    """Make the entry of the page agree with the page's present state, whatever it was.

    Reads the row anew, so it may be called any number of times and in any order. Search follows;
    what is deleted leaves it by itself (`entries.search.apps`).
    """
    entry = _build(page_id)
    if entry:
        search_index.index(entry)
    return entry


def _build(page_id: int) -> Entry | None:
    page = Page.objects.filter(pk=page_id).select_related("locale").first()
    specific = page.specific if page else None
    if (
        not isinstance(specific, BasePage)
        or not specific.entry_kind
        or not is_public(specific)
        or not specific.is_listable()
    ):
        Entry.objects.filter(page_id=page_id).delete()
        return None
    # A fact that went away must go away in the row, so every column is written.
    blank = Entry()
    defaults = {name: getattr(blank, name) for name in FACTS}
    entry, _created = Entry.objects.update_or_create(
        page_id=page_id, defaults={**defaults, **values_of(specific)}
    )
    return entry


def rebuild() -> tuple[int, int]:
    """Rebuild every entry and the search index; return (entries now, stale ones removed)."""
    before = set(Entry.objects.values_list("page_id", flat=True))
    pages = Page.objects.filter(depth__gte=2).values_list("pk", flat=True)
    after = {page_id for page_id in pages.iterator() if _build(page_id)}
    search_index.rebuild()
    return len(after), len(before - after)
