"""Make a test site's content known: every word of it becomes the same invented word."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models

from wagtail.fields import StreamField
from wagtail.models import Page

from i18nfield.strings import LazyI18nString

from core.labels import LabelField, LabelTextField
from entries.build import rebuild
from tests.factories.site import LANGUAGES

CONTENT = "xkxk"
ROOT = Path(__file__).resolve().parents[2]
#: Built from others, only added to, or no words.
KEPT_MODELS = {"audit", "entries", "entry_search"}
KEPT_FIELDS = {
    "filter_spec",
    "focal_point_key",
    "zone",
    "url_path",
    "path",
    "code",
    "source_id",
    "legacy_url",
    "file_hash",
}
#: Values of blocks that say how, not what.
KEPT_VALUES = {"id", "type", "level", "number", "color", "layout"}
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def mark_content():
    """Write the word into every text of every row of ours; entries and search follow."""
    for model in apps.get_models():
        if model is Page or _is_ours(model):
            _mark(model)
    rebuild()


def _is_ours(model):
    path = apps.get_app_config(model._meta.app_label).path
    ours = Path(path).is_relative_to(ROOT) and "site-packages" not in path
    return ours and model._meta.app_label not in KEPT_MODELS


def _mark(model):
    words = {}
    for field in model._meta.local_concrete_fields:
        if field.choices or field.unique or field.name in KEPT_FIELDS or field.remote_field:
            continue
        if isinstance(field, (LabelField, LabelTextField)):
            words[field.name] = LazyI18nString(dict.fromkeys(LANGUAGES, CONTENT))
        elif isinstance(field, models.URLField):
            words[field.name] = f"https://example.org/{CONTENT}"
        elif isinstance(field, models.EmailField):
            words[field.name] = f"{CONTENT}@example.org"
        elif type(field) in {models.CharField, models.TextField} and (field.max_length or 99) > 30:
            words[field.name] = CONTENT
    if words:
        model._base_manager.update(**words)
    streams = [f.name for f in model._meta.local_concrete_fields if isinstance(f, StreamField)]
    for row in model._base_manager.all() if streams else ():
        values = {
            name: _marked(model._meta.get_field(name).get_prep_value(stream))
            for name in streams
            if (stream := getattr(row, name))
        }
        if values:
            model._base_manager.filter(pk=row.pk).update(**values)


def _marked(value):
    """A stream's value with its words replaced; markup and references stay."""
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if isinstance(value, dict):
        return {key: each if key in KEPT_VALUES else _marked(each) for key, each in value.items()}
    if isinstance(value, str) and value:
        return TEXT.sub(CONTENT, value) if "<" in value else CONTENT
    return value
