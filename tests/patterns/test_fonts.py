"""Every letter of our languages is in the cut font files, and they stay within their budget."""

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "site/static/fonts"
sys.path.append(str(ROOT / "tools"))

import alphabets  # noqa: E402

SETS = {"common": alphabets.COMMON, "latin": alphabets.latin(), "cyrillic": alphabets.cyrillic(),
        "arabic": alphabets.ARABIC}  # fmt: skip
# Bytes of a page's own files (DESIGN section 3).
BUDGETS = {
    "tr": (62, ["piazzolla-common", "piazzolla-latin", "onest-common", "onest-latin"]),
    "kk": (73, ["piazzolla-common", "piazzolla-cyrillic", "onest-common", "onest-cyrillic",
                "onest-latin"]),
    "ar": (86, ["markazi-common", "markazi-arabic", "vazirmatn-common", "vazirmatn-arabic",
                "onest-latin"]),
}  # fmt: skip


def files():
    return sorted(path.stem for path in FONTS.glob("*.woff2") if not path.stem.startswith("print"))


@pytest.mark.parametrize("name", files())
def test_letters_weights_and_glyphs(name):
    font = TTFont(FONTS / f"{name}.woff2")
    has = set(font.getBestCmap())
    missing = [c for c in SETS[name.rpartition("-")[2]] if ord(c) not in has]
    # ₺ and − are not drawn in every family: the next face of the stack has them.
    assert not [c for c in missing if unicodedata.category(c)[0] in "LNM"], missing
    assert len(missing) <= 6, missing
    weight = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    assert (weight.minValue, weight.maxValue) == (400, 700)


@pytest.mark.parametrize("name", [n for n in files() if n.endswith(("latin", "cyrillic"))])
def test_grafted_letters_have_outlines(name):
    font = TTFont(FONTS / f"{name}.woff2")
    cmap, glyf = font.getBestCmap(), font["glyf"]
    for letter in SETS[name.rpartition("-")[2]]:
        assert glyf[cmap[ord(letter)]].numberOfContours != 0, letter


@pytest.mark.parametrize("language", BUDGETS)
def test_budget(language):
    limit, names = BUDGETS[language]
    assert sum((FONTS / f"{n}.woff2").stat().st_size for n in names) <= limit * 1024


def test_unicode_ranges_cover_the_alphabets():
    css = (ROOT / "site/static/css/fonts.css").read_text()
    for file, ranges in re.findall(
        r"fonts/([\w-]+)\.woff2.*?unicode-range: (.*?);", css, re.DOTALL
    ):
        covered = set()
        for part in ranges.replace("U+", "").split(","):
            low, _, high = part.strip().partition("-")
            covered |= set(range(int(low, 16), int(high or low, 16) + 1))
        letters = {ord(c) for c in SETS[file.rpartition("-")[2]]}
        assert letters <= covered, (file, [chr(c) for c in letters - covered])


def test_licences_stand_beside():
    for family in ("piazzolla", "onest", "vazirmatn", "markazi-text"):
        assert "SIL Open Font License" in (FONTS / f"OFL-{family}.txt").read_text()
