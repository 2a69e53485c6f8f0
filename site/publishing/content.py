"""The content of a page as plain data that compares: two equal texts have one digest."""

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from wagtail.fields import StreamField
from wagtail.models import Page

from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields

from core.registries import related
from publishing.models.statement import CHOICE

#: Where a page stands and in which state, not what it says.
NOT_CONTENT = frozenset(field.name for field in Page._meta.fields) - {
    "title",
    "seo_title",
    "search_description",
}
OURS = frozenset({"pk", "page_ptr", "translation_reviewed", *CHOICE})
OF_ROWS = frozenset({"pk", "id", "sort_order"})
#: The editor's mark on a paragraph; it comes with the first time that a text passes through it.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def content_of(page: Any) -> dict[str, Any]:
    """Return what `page` says, with the rows and choices as posted while its form is checked."""
    data = get_serializable_data_for_fields(page)
    found = {
        name: value for name, value in data.items() if name not in NOT_CONTENT and name not in OURS
    }
    for name in page.get_streamfield_names():
        found[name] = _stream(page._meta.get_field(name), getattr(page, name))
    for field in page._meta.local_many_to_many:
        found[field.name] = sorted(row.pk for row in related(page, field.name))
    for relation in page._meta.related_objects:
        is_row = isinstance(relation.field, ParentalKey)
        if is_row and relation.related_model._meta.app_label == page._meta.app_label:
            name = relation.get_accessor_name()
            found[name] = [_row(row, relation.field.name) for row in related(page, name)]
    plain: dict[str, Any] = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return _without_marks(plain)


def digest_of(content: dict[str, Any]) -> str:
    """Return the fingerprint of a content."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _stream(field: StreamField, value: Any) -> list[Any]:
    # Asking each block fills in what an older row lacks, so that old and new rows compare.
    return [[child.block_type, child.block.get_prep_value(child.value)] for child in value]


def _row(row: Any, parent: str) -> dict[str, Any]:
    data = get_serializable_data_for_fields(row)
    return {name: value for name, value in data.items() if name not in OF_ROWS and name != parent}


def _without_marks(value: Any) -> Any:
    """Drop what the editor adds without anybody writing it: ids of blocks, keys of paragraphs."""
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {
            name: _without_marks(each)
            for name, each in value.items()
            if not (is_block and name == "id")
        }
    if isinstance(value, list):
        return [_without_marks(each) for each in value]
    return BLOCK_KEY.sub("", value) if isinstance(value, str) else value
