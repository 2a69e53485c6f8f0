"""Template tags over the `patterns` package: each prints one decorative drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

import patterns

register = template.Library()


def _safe(svg: str) -> SafeString:
    # Drawn by rule from numbers; the only foreign text, a place's name, is escaped in patterns.
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def pattern_panel(seed: int | None, ground: str = "glaze") -> SafeString:
    """Print the mosaic of an opening panel: `{% pattern_panel page.id "lapis" %}`."""
    return _safe(patterns.panel(seed or 0, ground))


@register.simple_tag
def pattern_strip(seed: int | None, kind: str = "news") -> SafeString:
    """Print the strip over an article."""
    return _safe(patterns.strip(seed or 0, kind))


@register.simple_tag
def pattern_thumbnail(seed: int | None, kind: str = "news") -> SafeString:
    """Print the cover of a page without a photograph."""
    return _safe(patterns.thumbnail(seed or 0, kind))


@register.simple_tag
def pattern_felt() -> SafeString:
    """Print the felt carpet of centres and press kits."""
    return _safe(patterns.felt())


@register.simple_tag
def pattern_frieze() -> SafeString:
    """Print the felt band over the footer."""
    return _safe(patterns.frieze())


@register.simple_tag
def pattern_shanyrak() -> SafeString:
    """Print the yurt crown of a forum's panel."""
    return _safe(patterns.shanyrak())


@register.simple_tag
def pattern_ikat() -> SafeString:
    """Print the ikat cloth of a film without a poster."""
    return _safe(patterns.ikat())


@register.simple_tag
def pattern_ikat_bar() -> SafeString:
    """Print the thread bar beside a quotation."""
    return _safe(patterns.ikat_bar())


@register.simple_tag
def pattern_lines() -> SafeString:
    """Print the straps alone, for the quiet lapis panel."""
    return _safe(patterns.line_state())


@register.simple_tag
def pattern_not_found() -> SafeString:
    """Print the field of tiles with one star missing."""
    return _safe(patterns.not_found_field())


@register.simple_tag
def pattern_mark() -> SafeString:
    """Print the site's mark."""
    return _safe(patterns.mark())


@register.simple_tag
def pattern_star() -> SafeString:
    """Print the small star before a key message."""
    return _safe(patterns.star_icon())


@register.simple_tag
def pattern_map(points: Sequence[Mapping[str, Any]]) -> SafeString:
    """Print the map with its places; see `patterns.map_svg`."""
    return _safe(patterns.map_svg(points))


@register.simple_tag
def pattern_locator(point: Mapping[str, Any]) -> SafeString:
    """Print the map around one place."""
    return _safe(patterns.locator_map_svg(point))
