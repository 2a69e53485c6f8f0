"""Make the whole, static fonts that Typst sets the demonstration's files with.

Typst reads neither WOFF2 nor variable fonts, and picks one file a family: the web cuts of a family
are joined at fixed weights.

    python tools/print_fonts.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent / "site"
CUTS, OUT = ROOT / "static" / "fonts", ROOT / "demo" / "fonts"

# family: (name in the document, cuts, weights)
FAMILIES = {
    "onest": ("Demo Sans", ["onest-latin", "onest-cyrillic", "onest-common"], [400, 600]),
    "piazzolla": (
        "Demo Serif",
        ["piazzolla-latin", "piazzolla-cyrillic", "piazzolla-common"],
        [600],
    ),
    "vazirmatn": ("Demo Arabic", ["vazirmatn-arabic"], [400, 600]),
}


def rename(font: TTFont, family: str, weight: int) -> None:
    """Give the joined font its own name: it is a changed copy of the original (OFL 3)."""
    style = "Regular" if weight == 400 else "SemiBold"
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", ""),
             16: family, 17: style}  # fmt: skip
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in {*names, 3, 25}]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main() -> None:
    """Write one TTF a family and weight."""
    OUT.mkdir(parents=True, exist_ok=True)
    for key, (family, cuts, weights) in FAMILIES.items():
        for weight in weights:
            with tempfile.TemporaryDirectory() as folder:
                paths = []
                for cut in cuts:
                    font = TTFont(CUTS / f"{cut}.woff2")
                    font.flavor = None
                    place = {"wght": weight}
                    if "opsz" in {axis.axisTag for axis in font["fvar"].axes}:
                        place["opsz"] = 20
                    if len(cuts) > 1:
                        # Layout tables of the cuts don't join; kerning is all that is lost.
                        for tag in ("GSUB", "GPOS", "GDEF"):
                            if tag in font:
                                del font[tag]
                    instantiateVariableFont(font, place, inplace=True)
                    path = Path(folder) / f"{cut}.ttf"
                    font.save(path)
                    paths.append(str(path))
                joined = Merger().merge(paths) if len(paths) > 1 else TTFont(paths[0])
            rename(joined, family, weight)
            joined.save(OUT / f"{key}-{weight}.ttf")


if __name__ == "__main__":
    main()
