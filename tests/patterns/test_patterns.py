"""The drawings are lawful, small, always the same, and hold exactly one red star."""

import gzip
import re
from xml.etree import ElementTree

import pytest

import patterns

DRAWINGS = {
    "panel": lambda: patterns.panel(7),
    "panel lapis": lambda: patterns.panel(7, "lapis"),
    "strip": lambda: patterns.strip(7),
    "felt": patterns.felt,
    "frieze": patterns.frieze,
    "shanyrak": patterns.shanyrak,
    "ikat": patterns.ikat,
    "bar": patterns.ikat_bar,
    "lines": patterns.line_state,
    "404": patterns.not_found_field,
    "mark": patterns.mark,
    "map": lambda: patterns.map_svg([{"name": "Bakü", "latitude": 40.4, "longitude": 49.9}]),
    **{f"thumbnail {k}": lambda k=k: patterns.thumbnail(7, k)
       for k in ("news", "statement", "meeting", "strategy", "forum", "media", "centre")},
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWINGS)
def test_well_formed_hidden_small_and_without_style(name):
    svg = DRAWINGS[name]()
    root = ElementTree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert "style=" not in svg
    assert "#" not in re.sub(r'href="#|url\(#', "", svg), "a raw colour"
    assert not re.search(r"\d\.\d\d", svg), "more than one decimal"
    assert len(gzip.compress(svg.encode(), 9)) <= 4096
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', svg)) <= set(ids)


def test_a_cover_never_changes_and_differs_by_page():
    assert patterns.panel(7) == patterns.panel(7)
    assert patterns.panel(7) != patterns.panel(8)


@pytest.mark.parametrize("seed", range(40))
def test_exactly_one_red_star(seed):
    for svg in (patterns.panel(seed), patterns.panel(seed, "lapis"), patterns.strip(seed)):
        assert svg.count('class="p-nar"') == 1


@pytest.mark.parametrize("seed", range(25))
def test_text_side_of_a_panel_stays_free(seed):
    for x in re.findall(r'class="p-[\w-]+" x="([\d.-]+)"', patterns.panel(seed)):
        assert float(x) > 90


def test_two_covers_of_one_page_share_no_id():
    ids = [
        set(re.findall(r' id="([^"]+)"', svg))
        for svg in (patterns.panel(3), patterns.strip(3), patterns.thumbnail(3), patterns.felt())
    ]
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_a_name_on_the_map_is_escaped():
    point = {"name": "<b>&", "latitude": 40, "longitude": 40}
    assert "<b>" not in patterns.map_svg([point])
    assert "<b>" not in patterns.locator_map_svg(point)
