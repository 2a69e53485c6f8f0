"""The patterns of the art direction, drawn by rule from numbers, as SVG text.

Pure Python without Django. The same arguments always give the same drawing, so drawings are kept.
Colours are classes that `static/css/patterns.css` binds to tokens, so a drawing follows the light
and dark schemes.
Every function returns one `<svg aria-hidden="true">` element, safe to print as it is.
"""

from patterns.felt import felt, frieze
from patterns.ikat import ikat, ikat_bar
from patterns.land import locator_map_svg, map_svg, project
from patterns.mark import mark, star_icon
from patterns.shanyrak import shanyrak
from patterns.tiles import line_state, not_found_field, panel, strip, thumbnail

__all__ = [
    "felt",
    "frieze",
    "ikat",
    "ikat_bar",
    "line_state",
    "locator_map_svg",
    "map_svg",
    "mark",
    "not_found_field",
    "panel",
    "project",
    "shanyrak",
    "star_icon",
    "strip",
    "thumbnail",
]
