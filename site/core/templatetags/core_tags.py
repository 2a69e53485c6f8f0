"""Filters and tags that every public template may use."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import structured
from core.dates import PartialDate, display_range, parse
from core.labels import label_in, localized

register = template.Library()


@register.filter
def label(value: Any) -> SafeString | str:
    """Print a record's label; one in another language says so with `lang`."""
    language = get_language() or "en"
    text, actual = localized(value, language)
    if actual == language or not text:
        return text
    return format_html('<span lang="{}" dir="auto">{}</span>', actual, text)


@register.filter
def has_label(value: Any) -> bool:
    """Tell whether the label exists in the language of the page."""
    return bool(label_in(value, get_language() or "en"))


@register.filter
def partial_date(value: Any) -> str:
    """Print a partial date (or a date) in words."""
    parsed = parse(value)
    return parsed.display() if parsed else ""


@register.filter
def date_range(start: PartialDate | None, end: PartialDate | None) -> str:
    """Print a range of partial dates."""
    return display_range(start, end)


@register.filter
def iso(value: Any) -> str:
    """Print a partial date for `<time datetime>`."""
    return str(parse(value) or "")


@register.filter
def json_ld(page: Any) -> SafeString | str:
    """Print the page's JSON-LD node, or nothing."""
    data = page.structured_data() if hasattr(page, "structured_data") else None
    return structured.render(data) if data else ""


@register.filter
def file_type(document: Any) -> str:
    """Print the kind of a file as it stands on its sheet ("PDF")."""
    return str(document.file_extension)[:4].upper()
