"""The smallest components, which stand fifty times on a page: each is rendered once and kept."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=16)
def sign(kind: str = "") -> SafeString:
    """Print the mark beside a word: `{% sign item.sign %}` (components/sign.html)."""
    return render_to_string("components/sign.html", {"sign": kind})


@register.simple_tag
@lru_cache(maxsize=1)
def arrow() -> SafeString:
    """Print the arrow after a link (components/arrow.html)."""
    return render_to_string("components/arrow.html")


@register.simple_tag
@lru_cache(maxsize=16)
def icon(name: str) -> SafeString:
    """Print an icon: `{% icon "search" %}` (components/icon.html)."""
    return render_to_string("components/icon.html", {"name": name})
