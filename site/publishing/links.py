"""Where the links of a text lead: nothing goes live with a link that readers can't follow (A8)."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Page

from core.records import Record
from core.registries import Check, Reason, register_publication_rule
from media.views import find
from publishing.refs import PAGE, Ref, going_out, ref_of

HREF = re.compile(r'href="([^"]+)"')


class Target(NamedTuple):
    """What a text points to, and where it does.

    Attributes:
        field, block: the place.
        model, pk: a page or record.
    """

    field: str
    block: str
    model: type[Any]
    pk: int


@register_publication_rule
def references_are_live(instance: Any) -> Iterator[Reason]:
    """Links and choosers inside a text must lead to pages and records that readers can see."""
    targets = set(_targets(instance))
    for model in {target.model for target in targets}:
        wanted = sorted(target for target in targets if target.model is model)
        found = model._default_manager.in_bulk([target.pk for target in wanted])
        for field, block, _model, pk in wanted:
            target = found.get(pk)
            ref = Ref(PAGE if issubclass(model, Page) else model._meta.label_lower, pk)
            if target is None:
                message: Any = _("The text links to something that was deleted.")
            elif not target.live and ref not in going_out() and ref != ref_of(instance):
                message = _("The text links to “%(target)s”, which readers can't open.") % {
                    "target": target
                }
            else:
                continue
            yield Reason(message, field, Check.LINKS, block)


def _targets(instance: Any) -> Iterator[Target]:
    """Yield the pages and records that rich text and blocks point to."""
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance) if hasattr(field, "extract_references") else None
        for model, pk, _model_path, path in field.extract_references(value) if value else ():
            if issubclass(model, (Page, Record)) and str(pk).isdigit():
                block = path.partition(".")[0] if isinstance(field, StreamField) else ""
                yield Target(field.name, block, model, int(pk))


@register_publication_rule
def written_addresses_answer(instance: Any) -> Iterator[Reason]:
    """An address of this site that was typed or pasted must answer too."""
    if not isinstance(instance, Page):
        return
    written: dict[str, tuple[str, str, str]] = {}
    for field, block, address in _addresses(instance):
        path = _own_path(address)
        if path:
            written.setdefault(path, (field, block, address))
    if not written:
        return
    paths = {path: path if path.endswith("/") else f"{path}/" for path in written}
    pages = {page.url_path: page for page in Page.objects.filter(url_path__in=paths.values())}
    for path, (field, block, address) in written.items():
        page = pages.get(paths[path])
        if page is not None:
            answers = page.live or ref_of(page) in going_out() or page.pk == instance.pk
        else:
            answers = _is_served(path)
        if not answers:
            message = _("“%(address)s” leads to nothing that readers can open.")
            yield Reason(message % {"address": address}, field, Check.LINKS, block)


def _addresses(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield field, block and address of every address written out in the texts of a page."""
    for field in page._meta.concrete_fields:
        if not hasattr(field, "extract_references"):
            continue
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            for child in value:
                data = child.block.get_prep_value(child.value)
                for text in _strings(json.loads(json.dumps(data, cls=DjangoJSONEncoder))):
                    for address in _written(text):
                        yield field.name, str(child.id or ""), address
        else:
            yield from ((field.name, "", address) for address in _written(str(value or "")))


def _written(text: str) -> list[str]:
    is_address = text.startswith(("http://", "https://")) and " " not in text
    return [text] if is_address else HREF.findall(text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _own_path(address: str) -> str:
    """Return the path of an address of this site, "" for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_ours = parts.netloc == urlsplit(settings.BASE_URL).netloc if parts.netloc else True
    is_web = parts.scheme in ("", "http", "https")
    return unquote(parts.path) if is_ours and is_web and parts.path.startswith("/") else ""


def _is_served(path: str) -> bool:
    """Tell whether something that is no page answers: a redirect, a file, a view."""
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return True
    with override(path.split("/")[1] if path.count("/") > 1 else settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return False
    if match.url_name == "media":
        return find(match.kwargs["name"]) is not None
    return match.url_name != "wagtail_serve"
