"""Every letter of our languages is in the cut font files, and they stay within their budget."""

import re
import sys
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import polib
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


FACE = re.compile(
    r'font-family: "([^"]+)";\s*src: url\("../fonts/([\w-]+)\.woff2"\).*?unicode-range: (.*?);',
    re.DOTALL,
)
STACK = re.compile(r"--(serif|text|sans): (.*?);")
LANGUAGES = ("tr", "en", "kk", "ar")
#: Drawn by the reader's own serif or sans, on purpose (DESIGN section 3): no piece has it.
BY_THE_SYSTEM = {"№"}


def ranges(text):
    """The characters of a `unicode-range`."""
    covered = set()
    for part in text.replace("U+", "").split(","):
        low, _, high = part.strip().partition("-")
        covered |= set(range(int(low, 16), int(high or low, 16) + 1))
    return covered


def faces():
    """Each face of the style sheet: (family, file, characters for which a browser asks it)."""
    css = (ROOT / "site/static/css/fonts.css").read_text()
    return [(family, file, ranges(text)) for family, file, text in FACE.findall(css)]


def test_unicode_ranges_cover_the_alphabets():
    for _family, file, covered in faces():
        letters = {ord(c) for c in SETS[file.rpartition("-")[2]]}
        assert letters <= covered, (file, [chr(c) for c in letters - covered])


@cache
def drawn(family):
    """The characters that a browser finds in the family: asked for, and in the file."""
    found = set()
    for name, file, covered in faces():
        if name == family:
            found |= covered & set(TTFont(FONTS / f"{file}.woff2").getBestCmap())
    return found


def stacks(language):
    """The families of the language's serif and sans, by their tokens."""
    css = (ROOT / "site/static/css/tokens.css").read_text()
    usual, _, arabic = css.partition(":root:lang(ar)")
    found = dict(STACK.findall(usual))
    if language == "ar":
        found |= dict(STACK.findall(arabic.partition("}")[0]))
    return {
        name: re.findall(r'"([^"]+)"', families)
        for name, families in found.items()
        if '"' in families
    }


def words(value, language):
    """Every text of a demonstration's file that a page of the language may print."""
    if isinstance(value, dict):
        others = set(LANGUAGES) - {language}
        for key, below in value.items():
            if key not in others:
                yield from words(below, language)
    elif isinstance(value, list):
        for below in value:
            yield from words(below, language)
    else:
        yield str(value)


def printed(language):
    """Every text of the demonstration, the catalogue and the templates: {text: where}."""
    found = {}
    for path in (ROOT / "site/demo/content").rglob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(words(content, language), path.name)
    catalogue = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    if catalogue.exists():  # English is the language of the source
        for entry in polib.pofile(str(catalogue)):
            found |= dict.fromkeys([entry.msgstr, *entry.msgstr_plural.values()], "catalogue")
    for folder in ("site/**", "[a-z]*"):
        for path in ROOT.glob(f"{folder}/templates/**/*.html"):
            found[path.read_text(encoding="utf-8")] = path.name
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_character_is_in_a_served_font(language):
    texts = printed(language)
    assert len(texts) > 500
    assert len(stacks(language)) >= 2
    for stack in stacks(language).values():
        known = {chr(code) for family in stack for code in drawn(family)} | BY_THE_SYSTEM
        missing = {
            (character, where)
            for text, where in texts.items()
            for character in set(text) - known
            if not unicodedata.category(character).startswith("C")  # line ends, marks of direction
        }
        assert not missing, (language, stack)


def test_licences_stand_beside():
    for family in ("piazzolla", "onest", "vazirmatn", "markazi-text"):
        assert "SIL Open Font License" in (FONTS / f"OFL-{family}.txt").read_text()
