"""Who uses a record: found by the relations of the models, so that no higher layer is imported."""

from typing import Any

from django.db.models import Model

from wagtail.models import Page

from modelcluster.fields import ParentalKey

from core.records import Record
from publishing.models import Correction

#: A record reaches a page through at most one other record (series → event → article).
STEPS = 2


def pages_using(record: Record, steps: int = STEPS) -> set[int]:
    """Return the ids of pages that point to `record`, directly or through another record."""
    found: set[int] = set()
    if (
        isinstance(record, Correction) and record.translation_key
    ):  # it belongs to every language of the text
        same = Page.objects.filter(translation_key=record.translation_key)
        found.update(same.values_list("pk", flat=True))
    for relation in record._meta.related_objects:
        field = relation.field
        for user in _owners(relation.related_model, field, record):
            if isinstance(user, Page):
                found.add(user.pk)
            elif isinstance(user, Record) and steps > 1:
                found |= pages_using(user, steps - 1)
    return found


def _owners(model: Any, field: Any, record: Record) -> list[Model]:
    """Return the pages or records that hold the rows of `model` pointing to `record`."""
    if issubclass(model, (Page, Record)):
        return list(model._default_manager.filter(**{field.name: record.pk}))
    parent = next((f for f in model._meta.get_fields() if isinstance(f, ParentalKey)), None)
    if parent is None or not issubclass(parent.related_model, (Page, Record)) or parent is field:
        return []
    rows = model._default_manager.filter(**{field.name: record.pk})
    ids = set(rows.values_list(f"{parent.name}_id", flat=True))
    return list(parent.related_model._default_manager.filter(pk__in=ids))


def live_users(record: Record) -> list[Any]:
    """Return the live pages that would show a record that nobody may see any more."""
    return list(Page.objects.filter(pk__in=pages_using(record, 1), live=True).order_by("title"))
