"""Sets the files of the launch materials with Typst, from the same texts as the pages."""

import io
import json
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

import typst

from demo.content import label, load
from media.models import Document, Image, Rights

FONTS = Path(__file__).parent / "fonts"
CREDIT = "Demonstration / Tanıtım"


def _string(text: str) -> str:
    """Return `text` as a Typst string: no markup of it is read."""
    return json.dumps(text, ensure_ascii=False)


def _head(title: str, language: str) -> str:
    """Return the settings of a sheet: language, direction, fonts, colours of the site."""
    fonts = '("Demo Arabic", "Demo Sans")' if language == "ar" else '("Demo Sans", "Demo Arabic")'
    heading = '"Demo Arabic"' if language == "ar" else '"Demo Serif"'
    direction = "rtl" if language == "ar" else "ltr"
    return f"""
#set document(title: {_string(title)}, author: "Demonstration")
#set page(paper: "a4", margin: (x: 25mm, y: 24mm), footer: align(center, text(8pt,
  fill: rgb("#4a5e63"), {_string(_FOOT[language])})))
#set text(lang: "{language}", dir: {direction}, font: {fonts}, size: 10.5pt, fill: rgb("#0f262c"))
#set par(leading: 0.75em)
#show heading: set text(font: {heading}, weight: 600)
#rect(width: 100%, height: 7mm, fill: rgb("#2fb0ae"))
#v(6mm)
= #text({_string(title)})
"""


_FOOT = {
    "tr": "Tanıtım sürümü. Kuruluşun belgesi değildir.",
    "en": "Demonstration. Not a document of the organisation.",
    "kk": "Таныстыру нұсқасы. Ұйымның құжаты емес.",
    "ar": "نسخة للعرض. ليست وثيقة للمنظمة.",
}


def sheet(title: str, lines: list[str], language: str) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of a title and paragraphs; `## ` opens a section."""
    parts = [_head(title, language)]
    for line in lines:
        if line.startswith("## "):
            parts.append(f"== #text({_string(line[3:])})")
        else:
            parts.append(f"#text({_string(line)})\n\n")
    return _compile("\n".join(parts), "pdf")


def timeline(title: str, rows: list[tuple[int, str]], language: str) -> bytes:
    """Return a PNG of the years and the places we met in."""
    cells = "".join(
        f'text(weight: 600, fill: rgb("#16336a"), "{year}"), text({_string(names)}),'
        for year, names in rows
    )
    body = _head(title, language).replace('paper: "a4"', "width: 160mm, height: auto")
    body += f"#grid(columns: (22mm, 1fr), row-gutter: 4mm, {cells})"
    return _compile(body, "png")


def _compile(source: str, kind: str) -> bytes:
    options: dict[str, Any] = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
    if kind == "pdf":
        options["pdf_standards"] = ["ua-1"]
    else:
        options["ppi"] = 180.0
    found = typst.compile(source.encode(), format=kind, **options)
    return bytes(found[0] if isinstance(found, list) else found)


def clause_lines(name: str, language: str) -> tuple[str, list[str]]:
    """Return the title and the lines of a numbered text of `content/pages/`."""
    content = load(f"pages/{name}")
    found = content.get(language) or content["en"]
    lines = [found["introduction"]]
    for clause in found["clauses"]:
        number, heading, text = (part.strip() for part in [*clause.split("|"), ""][:3])
        lines.append(f"## {number} {heading}" if heading else f"{number}  {text}")
    return found["title"], [*lines, found.get("note", "")]


def material_bytes(row: dict[str, Any], language: str) -> tuple[str, bytes]:
    """Return the ending and the bytes of a material's file in one language."""
    key, title = row["key"], row["name"].get(language or "en", row["name"]["en"])
    if key == "strategy-text":
        return "pdf", sheet(*clause_lines("strategy-2018", language), language)
    if key == "declaration":
        return "pdf", sheet(*clause_lines("declaration", language), language)
    if key == "key-messages":
        return "pdf", sheet(title, _messages(language), language)
    if key == "infographic":
        return "png", timeline(title, record_rows(language), language)
    if key == "logo-pack":
        return "png", _mark()
    return "pdf", sheet(title, [row["summary"][language], *_record_lines(language)], language)


def _messages(language: str) -> list[str]:
    content = load("records/strategy")
    lines: list[str] = []
    for priority in content["priority"]:
        lines.append(f"## {priority['number']}. {priority['name'][language]}")
        lines += [
            message["text"][language]
            for message in content["message"]
            if message["priority"] == priority["number"]
        ]
    return lines


def record_rows(language: str) -> list[tuple[int, str]]:
    """Return each year and what met where in it."""
    places, years = load("records/places"), {}
    for name in ("events/forums", "events/meetings"):
        for row in load(name)["item"]:
            if row["status"] == "held":
                city = places[row["place"]]["name"][language]
                years.setdefault(int(row["starts_on"][:4]), []).append(
                    f"{city}: {row['name'][language]}"
                )
    return [(year, "; ".join(years[year])) for year in sorted(years)]


def _record_lines(language: str) -> list[str]:
    return [f"{year}  {names}" for year, names in record_rows(language)]


def _mark() -> bytes:
    star = '#polygon(fill: rgb("#167f83"), ' + ", ".join(
        f"({50 + r * c:.1f}mm, {50 + r * s:.1f}mm)" for r, c, s in _star_points()
    )
    return _compile(f"#set page(width: 100mm, height: 100mm, margin: 0mm)\n{star})", "png")


def _star_points() -> list[tuple[float, float, float]]:
    from math import cos, pi, sin

    return [
        (42 if step % 2 == 0 else 31, cos(step * pi / 8), sin(step * pi / 8)) for step in range(16)
    ]


def document(row: dict[str, Any], language: str) -> Document:
    """Return the material's file in a language, set once."""
    title = row["name"].get(language or "en", row["name"]["en"])
    name = f"{row['key']}{'-' + language if language else ''}"
    found = Document.objects.filter(source=f"demo:{name}").first()
    if found is not None:
        return found
    ending, data = material_bytes(row, language)
    made = Document(
        title=title, language=language, credit=CREDIT, rights=Rights.OWN, source=f"demo:{name}"
    )
    made.file.save(f"{name}.{ending}", ContentFile(data), save=False)
    made.file_size = len(data)
    made.save()
    return made


def picture() -> Image:
    """Return the drawn picture of the record of co-operation, made once."""
    found = Image.objects.filter(source="demo:record").first()
    if found is not None:
        return found
    content = load("records/materials")["item"]
    row = next(item for item in content if item["key"] == "infographic")
    data = timeline(row["name"]["en"], record_rows("en"), "en")
    made = Image(
        title="Record of cooperation",
        description="A list of the years 2013 to 2026 with the meetings held in each.",
        credit=CREDIT,
        rights=Rights.OWN,
        source="demo:record",
    )
    made.file = ImageFile(io.BytesIO(data), name="record.png")
    made.width, made.height = made.file.width, made.file.height
    made.save()
    return made


RIGHTS = label(
    {
        "tr": "kaynak gösterilerek kullanılabilir",
        "en": "free to use with credit",
        "kk": "дереккөзі көрсетіліп пайдаланылады",
        "ar": "الاستخدام متاح مع ذكر المصدر",
    }
)
