"""Cut the web fonts: only the letters of our languages, weights 400 to 700, one file a script.

Input: the npm packages @fontsource-variable/{piazzolla,onest,vazirmatn,markazi-text}, which hold
each family in pieces of Google's cut. Output: site/static/fonts/*.woff2 and the licences.

    npm install --prefix DIR @fontsource-variable/piazzolla …
    python tools/cut_fonts.py DIR/node_modules/@fontsource-variable
"""

from __future__ import annotations

import shutil
import sys
import unicodedata
from pathlib import Path

from alphabets import ARABIC, COMMON, cyrillic, latin
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "site" / "static" / "fonts"

_PLAIN = ["kern", "liga", "locl", "calt"]
_FIGURES = ["kern", "tnum", "pnum"]
_ARABIC = ["kern", "liga", "locl", "calt", "ccmp", "rlig", "init", "medi", "fina", "isol", "curs",
           "mark", "mkmk"]  # fmt: skip

# file name: (family folder, axis in the piece's name, pieces, letters, features)
CUTS: dict[str, tuple[str, str, list[str], str, list[str]]] = {
    "piazzolla-common": ("piazzolla", "opsz", ["latin"], COMMON, _FIGURES),
    "piazzolla-latin": ("piazzolla", "opsz", ["latin", "latin-ext"], latin(), _PLAIN),
    "piazzolla-cyrillic": (
        "piazzolla",
        "opsz",
        ["cyrillic", "cyrillic-ext"],
        cyrillic(),
        _PLAIN,
    ),
    "onest-common": ("onest", "wght", ["latin"], COMMON, _FIGURES),
    "onest-latin": ("onest", "wght", ["latin", "latin-ext"], latin(), _PLAIN),
    "onest-cyrillic": ("onest", "wght", ["cyrillic", "cyrillic-ext"], cyrillic(), _PLAIN),
    "vazirmatn-common": ("vazirmatn", "wght", ["latin"], COMMON, _FIGURES),
    "vazirmatn-arabic": ("vazirmatn", "wght", ["arabic"], ARABIC, _ARABIC),
    "markazi-common": ("markazi-text", "wght", ["latin"], COMMON, _FIGURES),
    "markazi-arabic": ("markazi-text", "wght", ["arabic"], ARABIC, _ARABIC),
}


def cut(font: TTFont, letters: str, features: list[str]) -> TTFont:
    """Reduce a font in place to the letters and layout features given, and return it."""
    for name in font.getGlyphOrder():  # a piece may leave out glyphs that never vary
        if name not in font["gvar"].variations:
            font["gvar"].variations[name] = []
    options = Options(layout_features=features, hinting=False, notdef_outline=True)
    options.drop_tables += ["STAT", "MVAR", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return font


def graft(target: TTFont, source: TTFont) -> None:
    """Copy the glyphs that only `source` has into `target`; both come from one master."""
    known = set(target.getGlyphOrder())
    glyf, gvar, hmtx = target["glyf"], target["gvar"], target["hmtx"]
    for name in source.getGlyphOrder():
        if name in known:
            continue
        variations = source["gvar"].variations.get(name, [])
        glyf[name] = source["glyf"][name]
        gvar.variations[name] = variations
        hmtx[name] = source["hmtx"][name]
    target.setGlyphOrder(glyf.glyphOrder)
    for code, name in source.getBestCmap().items():
        for table in target["cmap"].tables:
            table.cmap.setdefault(code, name)
    _kern_like_base(target, source.getBestCmap())
    # The advance widths' own variation table knows only the old glyphs; gvar holds them all.
    if "HVAR" in target:
        del target["HVAR"]


def _kern_like_base(font: TTFont, added: dict[int, str]) -> None:
    """Give a grafted letter the kerning of its base letter: ş as s, ň as n, қ as к."""
    if "GPOS" not in font:
        return
    cmap = font.getBestCmap()
    base_of = {}
    for code, name in added.items():
        base = _BASES.get(chr(code)) or unicodedata.normalize("NFD", chr(code))[0]
        if ord(base) in cmap and cmap[ord(base)] != name:
            base_of[name] = cmap[ord(base)]
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            pair = getattr(subtable, "ExtSubTable", subtable)
            if getattr(pair, "ClassDef1", None) is not None:
                _extend_classes(pair, base_of)


# Letters that Unicode doesn't decompose, and the letter whose outline they share.
_BASES = dict(zip("ғҒқҚңҢүҮұҰһҺҳҲөӨґҐ", "гГкКнНуУуУнНхХоОгГ", strict=True))


def _extend_classes(pair: object, base_of: dict[str, str]) -> None:
    first = pair.ClassDef1.classDefs  # type: ignore[attr-defined]
    second = pair.ClassDef2.classDefs  # type: ignore[attr-defined]
    covered = pair.Coverage.glyphs  # type: ignore[attr-defined]
    for name, base in base_of.items():
        if base in covered and name not in covered:
            covered.append(name)
        for classes in (first, second):
            if base in classes:
                classes[name] = classes[base]


def build(source: Path, file_name: str) -> TTFont:
    """Make one cut font from the pieces in `source`."""
    family, axis, pieces, letters, features = CUTS[file_name]
    result: TTFont | None = None
    for piece in pieces:
        path = source / family / "files" / f"{family}-{piece}-{axis}-normal.woff2"
        font = instantiateVariableFont(TTFont(path), {"wght": (400, 400, 700)})
        if result is None:
            result = cut(font, letters, features)
        else:
            missing = [c for c in letters if ord(c) not in result.getBestCmap()]
            graft(result, cut(font, "".join(missing), []))
    assert result is not None
    result["post"].formatType = 3.0
    result.flavor = "woff2"
    return result


def main(source: Path) -> None:
    """Write every file of CUTS, print its size, and copy the licences beside them."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name in CUTS:
        path = OUT / f"{name}.woff2"
        build(source, name).save(path)
        print(f"{path.stat().st_size / 1024:6.1f} KB  {path.name}")
    for family in ("piazzolla", "onest", "vazirmatn", "markazi-text"):
        shutil.copyfile(source / family / "LICENSE", OUT / f"OFL-{family}.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
