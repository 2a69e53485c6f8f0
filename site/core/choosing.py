"""What an editor may put into a form by its id, whatever a chooser showed.

Wagtail's choosers hide what one may not choose, and its forms take any id that is posted
(docs/overrides.md). Forms ask here; what stands in a form already stays: whoever put it there had
the right to.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.utils.translation import gettext as _

from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

from core.policies import records_seen
from core.privacy import pages_for

#: A thing that a text or block points to: its model and id.
Target = tuple[Any, str]

#: Who may do one of these with a file may show it on a page.
USING = ("choose", "change")

#: Names of a stream's form that hold its order, not what stands in it.
STRUCTURE = ("-order", "-count", "-type", "-deleted", "-id")


def choosable(user: Any, rows: Any) -> Any:
    """Return what of a queryset `user` may point to.

    Pages: what is public or in the user's part of the tree. Records: what is live or the user sees
    as a draft. Pictures and documents: those of collections from which the user may choose.
    """
    if issubclass(rows.model, Page):
        return pages_for(user, rows)
    if hasattr(rows.model, "live"):
        return records_seen(user, rows)
    if issubclass(rows.model, CollectionMember):
        policy = policy_registry.get_by_type(rows.model)
        mine = policy.instances_user_has_any_permission_for(user, USING)
        return rows.filter(pk__in=mine.values("pk"))
    return rows


def narrow(form: Any, user: Any) -> None:
    """Take out of the choices of a form's fields what `user` may not point to."""
    for name, field in form.fields.items():
        rows = getattr(field, "queryset", None)
        if rows is None:
            continue
        offered = choosable(user, rows)
        if offered is not rows:
            field.queryset = offered | rows.filter(pk__in=_keys(form.initial.get(name)))


def _keys(value: Any) -> list[Any]:
    """Return the ids of a field's first value: of one row, or of several."""
    several = value if hasattr(value, "__iter__") and not isinstance(value, str) else [value]
    return [getattr(each, "pk", each) for each in several if each is not None]


def refuse(form: Any, user: Any) -> None:
    """Add an error to each text or stream of a bound form that points to what one may not choose.

    What was refused is taken out of the data: the form that comes back would name it, and the rest
    of the words are the editor's.
    """
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if isinstance(field, ModelChoiceField):
            many = isinstance(field, ModelMultipleChoiceField)  # boxes show nothing else
            if not many and name in form.errors and not _is_offered(field, form.data.get(key)):
                form.data = form.data.copy()
                form.data[key] = ""
            continue
        model_field = _model_field(form, name)
        if model_field is None:
            continue
        if name in form.cleaned_data:
            posted = form.cleaned_data[name]
        else:  # wrong in another way: the form comes back with it
            posted = field.widget.value_from_datadict(form.data, form.files, key)
        new = targets(model_field, posted) - targets(model_field, form.initial.get(name))
        refused = not_choosable(user, new)
        if refused:
            form.add_error(name, _refusal(refused[0][0]))
            form.data = without(form.data, key, {pk for _model, pk in refused})


def _is_offered(field: Any, posted: Any) -> bool:
    return bool(str(posted or "").isdecimal() and field.queryset.filter(pk=posted).exists())


def _model_field(form: Any, name: str) -> Any:
    """Return the field of the model if it can hold references."""
    fields = {field.name: field for field in form.instance._meta.concrete_fields}
    found = fields.get(name)
    return found if hasattr(found, "extract_references") else None


def _refusal(model: Any) -> str:
    """Return the refusal of something that isn't named: its title may be a draft's."""
    kind = model._meta.verbose_name
    return _("The text shows or links to something that you may not choose (%(kind)s).") % {
        "kind": kind
    }


def targets(field: Any, value: Any) -> set[Target]:
    """Return what a rich text or stream points to, at any depth."""
    if not value:
        return set()
    return {(model, str(pk)) for model, pk, _model_path, _path in field.extract_references(value)}


def all_targets(instance: Any) -> set[Target]:
    """Return what the fields, texts and streams of a page or record point to."""
    found: set[Target] = set()
    for field in instance._meta.concrete_fields:
        if hasattr(field, "extract_references"):
            found |= targets(field, field.value_from_object(instance))
        elif field.many_to_one and (key := field.value_from_object(instance)) is not None:
            found.add((field.related_model, str(key)))
    return found


def not_choosable(user: Any, found: Iterable[Target]) -> list[Target]:
    """Return what of `found` the user may not point to, or isn't there."""
    kinds: dict[Any, set[str]] = {}
    for model, pk in found:
        kinds.setdefault(model, set()).add(pk)
    refused: list[Target] = []
    for model, keys in kinds.items():
        rows = model._default_manager.filter(pk__in=[key for key in keys if key.isdecimal()])
        allowed = {str(pk) for pk in choosable(user, rows).values_list("pk", flat=True)}
        refused += [(model, key) for key in sorted(keys - allowed)]
    return refused


def without(data: Any, prefix: str, ids: set[str]) -> Any:
    """Return posted data without these ids in the blocks and texts of one field."""
    clean = data.copy()
    for key, value in clean.items():
        if key != prefix and not key.startswith(f"{prefix}-"):
            continue
        if value in ids and not key.endswith(STRUCTURE):
            clean[key] = ""
        elif isinstance(value, str) and "entityMap" in value:
            clean[key] = _without_links(value, ids)
    return clean


def _without_links(text: str, ids: set[str]) -> str:
    """Return Draftail's value without the links to these ids; their words stay."""
    content = json.loads(text)
    links = {
        key
        for key, entity in content.get("entityMap", {}).items()
        if str(entity.get("data", {}).get("id")) in ids
    }
    content["entityMap"] = {k: e for k, e in content["entityMap"].items() if k not in links}
    for block in content.get("blocks", []):
        block["entityRanges"] = [
            each for each in block.get("entityRanges", []) if str(each["key"]) not in links
        ]
    return json.dumps(content)
