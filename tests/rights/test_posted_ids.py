"""What a centre's editors may not choose is refused wherever its id is posted (G2).

The places are found in the forms that open for them: each field, inline row, chooser block at any
depth and link of a text. What comes back says no word of what was refused.
"""

import json

from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from core.records import Record
from media.models import Document, Image
from tests.admin.posting import edit_address, errors_at, form_of
from tests.factories.singing import MARK
from tests.leaks.conftest import visitor
from tests.rights.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def foreign(world, model):
    """Rows of `model` that belong to others and aren't public."""
    if issubclass(model, Page):
        names = [("paris", "draft"), ("paris", "limited"), ("hq", "embargoed"), ("kk", "scheduled")]
        return [world.page(*name) for name in names]
    if issubclass(model, (Image, Document)):
        kind = world.pictures if model is Image else world.documents
        return [cell.row for cell in kind if cell.owner != "berlin"]
    if model.__name__ == "Event":
        return [c.row for c in world.events if c.owner != "berlin" and c.state != "live"]
    return [r for r in world.canaries.records.values() if isinstance(r, model)]


def pages_of(world):
    """What the editors in Berlin have a form for."""
    centre = world.canaries.world.berlin
    return [world.page("berlin", "draft"), world.sections["berlin"], centre,
            world.events[0].row, world.centres[0].row]  # fmt: skip


def places(block, build=lambda value: value):
    """(model, what to post for an id) of every chooser and link in a block, at any depth."""
    if isinstance(block, ChooserBlock):
        yield block.model_class, build
    elif isinstance(block, RichTextBlock):
        yield Page, lambda pk: build(linked("LINK", pk))
        yield Document, lambda pk: build(linked("DOCUMENT", pk))
    elif type(block).__name__ == "ImageBlock":
        yield Image, lambda pk: build({"image": pk, "decorative": "on", "alt_text": ""})
    elif isinstance(block, StreamBlock):
        for name, child in block.child_blocks.items():
            yield from places(child, lambda v, name=name: build(streamfield([(name, v)])))
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from places(child, lambda v, name=name: build({name: v}))
    elif isinstance(block, ListBlock):
        yield from places(block.child_block, lambda v: build(streamfield([("item", v)])))


def linked(kind, pk):
    """A text as the editor sends it, with a link to something of this site."""
    words = {"key": "a", "text": "link", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
             "entityRanges": [{"offset": 0, "length": 4, "key": 0}]}  # fmt: skip
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": pk, "url": "/x/"}}
    return json.dumps({"blocks": [words], "entityMap": {"0": entity}})


def fields(form):
    """(name of the place, model, what is posted for an id) of every place in a form."""
    for name, field in form.fields.items():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if model:
            yield name, model, lambda pk, name=name: {name: pk}
        elif hasattr(field, "block"):
            for target, make in places(field.block):
                yield (
                    name,
                    target,
                    lambda pk, name=name, make=make: nested_form_data({name: make(pk)}),
                )
    for rows, formset in form.formsets.items():
        for name, field in formset.empty_form.fields.items():
            model = getattr(getattr(field, "queryset", None), "model", None)
            if model and rows != "comments" and name != "id":
                yield f"{rows}.{name}", model, lambda pk, rows=rows, name=name: {
                    f"{rows}-TOTAL_FORMS": "1", f"{rows}-INITIAL_FORMS": "0",
                    f"{rows}-0-{name}": pk, f"{rows}-0-ORDER": "1",
                }  # fmt: skip


def streams(instance):
    """Empty streams, as the editor's script sends them."""
    names = instance.get_streamfield_names() if isinstance(instance, Page) else []
    return nested_form_data({name: streamfield([]) for name in names})


def test_foreign_ids_are_refused_in_every_field_row_and_block(world):
    client, faults, asked = visitor("centre"), [], 0
    for instance in pages_of(world):
        where = edit_address(instance)
        form = client.get(where).context["form"]
        data = {**form_of(client, where)[1], **streams(instance)}
        before = Revision.objects.count()
        for name, model, post in fields(form):
            if not issubclass(model, (Page, Record, Image, Document)):
                continue
            for row in foreign(world, model):
                asked += 1
                sent = {k: v for k, v in data.items() if not k.startswith(f"{name.split('.')[0]}-")}
                response = client.post(where, {**sent, **post(row.pk)})
                label = f"{type(instance).__name__}.{name}: {model.__name__} {row}"
                if response.status_code != 200 or Revision.objects.count() != before:
                    faults.append(f"{label} was saved ({response.status_code})")
                    before = Revision.objects.count()
                    continue
                if not errors_at(response, name):
                    faults.append(f"{label}: no error there")
                heard = response.content.decode()
                secret = next((w for w in str(row).split() if w.startswith(MARK)), None)
                if secret and secret in heard:
                    faults.append(f"{label}: the form names it")
    assert asked > 50
    assert not faults, "\n".join(["", *faults])


def test_what_is_public_or_ones_own_may_be_chosen(world):
    """The control: the same places take what is offered."""
    client = visitor("centre")
    page = world.page("berlin", "draft")
    _names, data = form_of(client, edit_address(page))
    body = [
        ("paragraph", linked("LINK", world.page("hq", "live").pk)),
        ("link", {"text": "Link", "page": world.page("paris", "live").pk, "address": ""}),
        ("document", {"document": world.documents[0].row.pk, "title": "File", "note": ""}),
    ]
    sent = {
        **data,
        **nested_form_data({"body": streamfield(body)}),
        "image": world.pictures[0].row.pk,
    }
    response = client.post(edit_address(page), sent)
    assert response.status_code == 302, response.context["form"].errors


def test_next_leads_to_no_other_site(world):
    client, page = visitor("centre"), world.page("berlin", "draft")
    for verb in ("lock", "delete"):
        answer = ask(client, f"/admin/pages/{page.pk}/{verb}/?next=https://example.org/", {})
        assert answer.wrote and "example.org" not in answer.target
