"""Every page type and record is made through the admin by its role (gate G3)."""

from django.apps import apps
from django.test import Client

import pytest

from core.pages import BasePage
from core.records import Record
from tests.admin.pages import PAGES
from tests.admin.posting import add_address, edit_address, filled, form_of, no_blocks, signed_in
from tests.admin.records import RECORDS
from tests.factories import site
from users import roles

ROWS = [*PAGES, *RECORDS]


def name(row):
    return f"{row.model.__name__}-{row.role}"


def prepared(row):
    """What must be there before, and the page it comes under; the site has a publisher."""
    site.body_record()
    if row.before:
        row.before()
    return row.parent() if row.parent else None


def newest(row):
    return row.model.objects.order_by("-pk").first()


def test_every_page_type_and_record_has_a_row():
    # What is made at a door of its own has tests of its own.
    there = {
        model
        for model in apps.get_models()
        if issubclass(model, (BasePage, Record)) and getattr(model, "is_creatable", True)
    }
    assert there == {row.model for row in ROWS}


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=name)
def test_its_role_makes_it_as_a_draft_and_who_may_publishes_it(row, staffed):
    parent = prepared(row)
    roles.ensure_roles()
    client = signed_in(row.role)
    address = add_address(row, parent)
    before = row.model.objects.count()
    response = client.post(address, filled(client, address, row))
    assert response.status_code == 302, response.context["form"].errors
    assert row.model.objects.count() == before + 1
    made = newest(row)
    assert not made.live

    if row.role != row.publisher:
        client.post(edit_address(made), again(client, made, row))
        assert not newest(row).live, "published without the right"

    chief = signed_in(row.publisher)
    response = chief.post(edit_address(made), again(chief, made, row))
    assert response.status_code == 302, response.context["form"].errors
    made = newest(row)
    assert made.live
    if row.is_page:
        answer = Client().get(made.url)
        assert answer.status_code == 200
        assert made.title in answer.content.decode()


def again(client, made, row):
    """The form of what was made, to be published.

    What the form sends is what was saved, and not a word else: whoever publishes the Strategy or an
    outcome document has written nothing of it. Streams are built by scripts, so the row gives them.
    """
    _names, data = form_of(client, edit_address(made))
    rows = tuple(f"{each.get_accessor_name()}-" for each in row.model._meta.related_objects)
    given = {
        key: value
        for key, value in row.values().items()
        if key not in data and not key.startswith(rows) and not hasattr(value, "read")
    }
    return {**data, **no_blocks(row), **given, "action-publish": "1"}
