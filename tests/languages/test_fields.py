"""What of each page type is translated, and that the editor can show it."""

from django.apps import apps

import pytest
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.views.edit_translation import TabHelper

from core.pages import BasePage

TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_translated_field_has_a_place_in_the_editor(model):
    """A string without a panel could never be translated, so the page never published."""
    tabs = TabHelper(model())
    for field in get_translatable_fields(model):
        if isinstance(field, TranslatableField):
            tabs.get_field_tab(field.field_name)
            tabs.get_field_order(field.field_name)


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_addresses_are_not_translated_and_records_are_one(model):
    fields = {field.field_name: field for field in get_translatable_fields(model)}
    assert "slug" not in fields
    for name in ("event", "centre", "version", "priority", "plan"):
        if name in fields:
            assert fields[name].is_synchronized(None) and not fields[name].overridable
