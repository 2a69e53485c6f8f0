"""Many rows in a few inserts: treebeard alone asks ten queries a page."""

from wagtail.models import Page

from core.dates import PartialDate
from entries.models import Entry

#: Rows an insert; SQLite allows 32,766 values.
BATCH = 200


def add_pages(parent, model, values):
    """Make live children of `parent` with their entries, one for each dict of `values`."""
    parent = Page.objects.select_related("locale").get(pk=parent.pk)
    made = [
        _page(parent, model, position, its)
        for position, its in enumerate(values, parent.numchild + 1)
    ]
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in names}) for page in made]
    for page, row in zip(made, Page.objects.bulk_create(rows, batch_size=BATCH), strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
    # Django's `bulk_create` refuses models with a parent's table; this is what it does inside.
    own = model._meta.local_concrete_fields
    for start in range(0, len(made), BATCH):
        model._base_manager._insert(made[start : start + BATCH], fields=own, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(made))
    Entry.objects.bulk_create([_entry(page) for page in made], batch_size=BATCH)
    return made


def _page(parent, model, position, values):
    title = f"{model.__name__} {position}"
    page = model(title=title, draft_title=title, locale=parent.locale, live=True, **values)
    page.slug = f"{model.__name__.lower()}-{position}"
    page.path = Page._get_path(parent.path, parent.depth + 1, position)
    page.depth = parent.depth + 1
    page.url_path = f"{parent.url_path}{page.slug}/"
    return page


def _entry(page):
    event = getattr(page, "event", None)
    return Entry(
        page_id=page.pk,
        language=page.locale.language_code,
        translation_key=page.translation_key,
        kind=page.entry_kind,
        subkind=getattr(page, "kind", ""),
        title=page.title,
        teaser="What happened, and where.",
        url=page.url_path,
        path=page.path,
        depth=page.depth,
        date=PartialDate("2013-06-22"),
        sort_date="2013-06-22",
        year=2013,
        event_id=event.pk if event else None,
        series=event.series.kind if event else "",
        centre_id=getattr(page, "centre_id", None),
        attribution={"bodies": [["Secretariat", page.locale.language_code, ""]]},
        author_id=page.owner_id,
        approver_id=page.owner_id,
    )


def link_all(manager, owner, targets):
    """Give `owner` every one of `targets`: `link_all(Event.materials, event, materials)`."""
    through, field = manager.through, manager.field
    near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.bulk_create(
        [through(**{f"{near}_id": owner.pk, f"{far}_id": target.pk}) for target in targets],
        batch_size=BATCH,
    )
