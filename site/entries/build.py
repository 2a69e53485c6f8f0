"""Build and rebuild entries from pages."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from wagtail.models import Page, PageViewRestriction

from core.pages import BasePage
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

#: What an entry keeps when its page is built anew.
KEPT = ("id", "page")
#: Pages that are read and written together.
BATCH = 100

Values = Callable[[BasePage], dict[str, Any]]
_more: list[Values] = []


def register_entry_values(values: Values) -> None:
    """Register more columns that a higher layer knows of: called with the page of each entry."""
    if values not in _more:
        _more.append(values)


def is_public(page: Page) -> bool:
    """Tell whether anyone may read the page: live, real, under a live home, not restricted."""
    return page.pk in public_among([page])


def public_among(pages: Iterable[Page]) -> set[int]:
    """Return the ids of those pages that anyone may read (two queries).

    They stand in few sections, so what lies above them is asked by name: a condition on each row,
    as lists have it (`core.privacy`), costs a release of many pages seconds.
    """
    above = {page.pk: _above(page) for page in pages if page.live and not page.alias_of_id}
    paths = set().union(*above.values())
    closed = PageViewRestriction.objects.filter(page__path__in=paths)
    private = set(closed.values_list("page__path", flat=True))
    codes = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    live = Page.objects.filter(
        path__in=paths, url_path__in=[f"/{code}/" for code in codes], live=True
    )
    homes = set(live.values_list("path", flat=True))
    return {pk for pk, own in above.items() if own & homes and not own & private}


def _above(page: Page) -> set[str]:
    """Return the places of a page and of every page above it."""
    return {page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)}


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


def build(*page_ids: int) -> list[Entry]:
    """Make the entries of the pages agree with the pages' present state, whatever it was.

    Reads the rows anew, so it may be called any number of times and in any order. Search follows;
    what is deleted leaves it by itself (`entries.search.apps`). Returns the entries there are now.
    """
    entries = []
    for some in _batches(page_ids):
        built = _build(some)
        search_index.index(built)
        entries += built
    return entries


def _batches(page_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = sorted(set(page_ids))
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _build(page_ids: list[int]) -> list[Entry]:
    pages = _read(page_ids)
    public = public_among(pages)
    # In one order everywhere: two writers of the same rows would wait for each other for ever.
    shown = [page for page in pages if page.pk in public and page.is_listable()]
    shown.sort(key=lambda page: page.pk)
    Entry.objects.filter(page_id__in=set(page_ids) - {page.pk for page in shown}).delete()
    # Every column is written: a fact that went away must go away in the row.
    return Entry.objects.bulk_create(
        [Entry(page_id=page.pk, **values_of(page)) for page in shown],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[
            field.name for field in Entry._meta.concrete_fields if field.name not in KEPT
        ],
    )


def _read(page_ids: list[int]) -> list[BasePage]:
    """Return those of the pages that can have an entry, with what they print (one query a type)."""
    types = set(Page.objects.filter(pk__in=page_ids).values_list("content_type", flat=True))
    models = [ContentType.objects.get_for_id(pk).model_class() for pk in types]
    return [
        page
        for model in models
        if model is not None and issubclass(model, BasePage) and model.entry_kind
        for page in model.objects.filter(pk__in=page_ids).select_related(
            "locale", *model.printed_relations
        )
    ]


def rebuild() -> tuple[int, int]:
    """Rebuild every entry and the search index; return (entries now, stale ones removed)."""
    before = set(Entry.objects.values_list("page_id", flat=True))
    pages = Page.objects.filter(depth__gte=2).values_list("pk", flat=True)
    after = {entry.page_id for some in _batches(pages) for entry in _build(some)}
    search_index.rebuild()
    return len(after), len(before - after)
