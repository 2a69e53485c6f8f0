"""Fills the admin's forms as a browser does: what the form shows, and what the editor changed."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield
from wagtail.test.utils.wagtail_tests import WagtailTestUtils
from wagtail.users.models import UserProfile

from core.labels import content_language_codes
from users import roles
from users.models import User


@dataclass(frozen=True)
class Wrong:
    """One wrong input: what is changed in a right form, and the field that must say so.

    `field` of an inline row is written `rows.field`; `rows` alone is the list as a whole.
    """

    change: dict[str, Any]
    field: str
    says: str
    publish: bool = False


@dataclass(frozen=True)
class Row:
    """A type, who makes it, and a right form of it; functions are called with the tables ready."""

    model: Any
    values: Any
    wrong: list[Wrong] = field(default_factory=list)
    before: Any = None
    parent: Any = None
    role: str = roles.OFFICER
    publisher: str = roles.PUBLISHER
    query: str = ""

    @property
    def is_page(self):
        return issubclass(self.model, Page)


def signed_in(role, language="en"):
    """A client signed in as a fresh member of `role`, whose admin speaks `language`."""
    user = User.objects.create_user(f"{role}-{language}-{User.objects.count()}")
    user.groups.add(Group.objects.get(name=role))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    return client


def words(name, text="Words"):
    """The boxes of a label in all languages."""
    return {f"{name}_{i}": f"{text} {code}" for i, code in enumerate(content_language_codes())}


def no_words(name):
    """The same boxes, empty."""
    return dict.fromkeys(words(name), "")


def add_address(row, parent=None):
    """Where a new one is made."""
    if row.is_page:
        meta = row.model._meta
        args = [meta.app_label, meta.model_name, parent.pk]
        return reverse("wagtailadmin_pages:add", args=args) + row.query
    return reverse(row.model.snippet_viewset.get_url_name("add"))


def edit_address(instance):
    """Where it is changed."""
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def form_of(client, address):
    """The form at `address`: the names it has, and the data it would send untouched."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    html = response.content.decode()
    form = WagtailTestUtils.get_soup(html).find("form", attrs={"data-edit-form": True})
    assert form is not None, f"no form at {address}"
    form["id"] = "the-form"
    sent = querydict_from_html(str(form), form_id="the-form")
    multiple = {tag["name"] for tag in form.find_all("select", multiple=True) if tag.get("name")}
    chosen = {
        tag["name"]: [option["value"] for option in tag.find_all("option", selected=True)]
        for tag in form.find_all("select", multiple=True)
        if tag.get("name")
    }
    for box in form.find_all("input", type="checkbox", checked=True):
        chosen.setdefault(box.get("name"), []).append(box.get("value", "on"))
    data = {
        key: sent.getlist(key)[-1]
        for key in sent
        if "__prefix__" not in key and key not in multiple and not key.startswith("action-")
    }
    data.update({key: values for key, values in chosen.items() if values})
    names = {
        tag["name"] for tag in form.find_all(["input", "select", "textarea"]) if tag.get("name")
    }
    return names, data


def filled(client, address, row, change=None):
    """The form at `address`, filled with the row's right values and then with `change`.

    A value of None is a box that isn't ticked.
    """
    names, data = form_of(client, address)
    data.update(no_blocks(row))
    values = {**row.values(), **(change or {})}
    strange = {key for key in row.values() if "-" not in key} - names
    assert not strange, f"the form of {row.model.__name__} lacks {sorted(strange)}"
    data.update(values)
    return {key: value for key, value in data.items() if value is not None}


def no_blocks(row):
    """The page's streams as the editor's script sends them while they are empty."""
    names = row.model.get_streamfield_names() if row.is_page else []
    return nested_form_data({name: streamfield([]) for name in names})


def errors_at(response, name):
    """The messages of the form in `response` at a field, a list of rows or a field of its rows."""
    form = response.context["form"]
    rows, _dot, inner = name.partition(".")
    if inner:
        return [
            str(message)
            for child in form.formsets[rows].forms
            for message in child.errors.get(inner, [])
        ]
    if rows in getattr(form, "formsets", {}):
        return [str(message) for message in form.formsets[rows].non_form_errors()]
    return [text for error in form.errors.as_data().get(rows, []) for text in _texts(error)]


def _texts(error):
    """Every message inside an error, those of blocks included."""
    inner = [getattr(error, "block_errors", None), getattr(error, "non_block_errors", None)]
    found = []
    for each in inner:
        children = each.values() if isinstance(each, dict) else each or []
        for child in children:
            found += _texts(child) if child is not None and not isinstance(child, str) else [child]
    if found:
        return [str(text) for text in found if text]
    if hasattr(error, "error_list") and len(error.error_list) > 1:
        return [text for child in error.error_list for text in _texts(child)]
    return [str(message) for message in getattr(error, "messages", [error])]
