"""The colour tokens keep the contrast that the art direction promises, in both schemes."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "site/static/css"
TOKEN = re.compile(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")

# Text: WCAG AA asks for 4.5; the lowest pair of the palette is 5.17.
TEXT = [
    ("ink", "ground"), ("ink", "surface"), ("mark-ink", "mark"), ("muted", "ground"),
    ("muted", "surface"), ("muted", "felt"), ("link", "ground"), ("link", "surface"),
    ("link", "felt"), ("link-on", "ground"), ("alert", "ground"), ("alert", "surface"),
    ("ok", "ground"), ("ok", "felt"), ("on-glaze", "glaze"), ("on-lapis", "lapis"),
    ("on-lapis-2", "lapis"), ("glaze-saffron", "lapis"), ("on-felt", "felt"), ("on-foot", "foot"),
    ("on-foot-2", "foot"), ("ground", "ink"), ("ink", "map-land"), ("ink", "glaze"),
    ("muted", "map-land"),
]  # fmt: skip
# Signs and focus rings: 3 is asked for.
SHAPES = [("m1", "ground"), ("m2", "ground"), ("m3", "ground"), ("m4", "ground"), ("m5", "ground"),
          ("focus", "ground"), ("focus", "surface"), ("focus", "felt"), ("focus-on-dark", "lapis"),
          ("focus-on-dark", "foot"), ("on-glaze", "glaze")]  # fmt: skip


def tokens():
    found = {}
    for name, light, dark, both in TOKEN.findall((CSS / "tokens.css").read_text()):
        found[name] = (light or both, dark or both)
    return found


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_is_readable(front, back, scheme):
    colours = tokens()
    assert contrast(colours[front][scheme], colours[back][scheme]) >= 5.1


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_signs_and_focus_rings_are_seen(front, back, scheme):
    colours = tokens()
    assert contrast(colours[front][scheme], colours[back][scheme]) >= 3.5


def test_components_use_no_raw_colour():
    for path in CSS.glob("*.css"):
        if path.stem in {"tokens", "site", "admin", "print"}:
            continue
        for line in path.read_text().splitlines():
            assert not re.search(r":.*#[0-9a-f]{6}\b", line), (path.name, line)


def test_components_use_logical_properties_only():
    physical = re.compile(
        r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|"
        r"height|(?:min|max)-(?:width|height))\s*:|text-align:\s*(?:left|right)",
        re.MULTILINE,
    )
    for path in CSS.glob("*.css"):
        assert not physical.search(path.read_text()), path.name


def test_the_joined_sheet_is_fresh_and_small():
    import gzip
    import sys

    sys.path.insert(0, str(CSS.parents[2] / "tools"))
    try:
        from join_css import joined
    finally:
        sys.path.pop(0)
    text = (CSS / "site.css").read_text()
    assert text == joined(), "run tools/join_css.py"
    assert len(gzip.compress(text.encode(), 9)) < 10_000
