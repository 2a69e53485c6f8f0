"""Sets the files of the launch materials with Typst, from the same texts as the pages."""

import io
import json
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

import typst

from demo.content import label, load
from demo.markup import key_message
from media.models import Document, Image, Rights
from patterns import mark

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


def timeline(title: str, rows: list[tuple[int, list[str]]], language: str) -> bytes:
    """Return a PNG of the years and what met where in each."""
    cells = "".join(
        f'text(weight: 600, fill: rgb("#16336a"), "{year}"),'
        f"[{'#linebreak()'.join(f'#text({_string(name)})' for name in names)}],"
        for year, names in rows
    )
    head = _head(title, language).replace('paper: "a4"', "width: 160mm, height: auto")
    head = head.replace("margin: (x: 25mm, y: 24mm)", "margin: (x: 12mm, top: 12mm, bottom: 18mm)")
    line = 'stroke: (top: 0.5pt + rgb("#dcd8cc")), inset: (x: 0mm, y: 2.6mm)'
    return _compile(f"{head}\n#v(3mm)\n#grid(columns: (22mm, 1fr), {line}, {cells})", "png")


def _compile(source: str, kind: str) -> bytes:
    options: Any = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
    if kind == "pdf":
        options["pdf_standards"] = ["ua-1"]
    else:
        options["ppi"] = 180.0
    # Its overloads know no keyword dictionary.
    found: Any = typst.compile(source.encode(), format=kind, **options)  # type: ignore[call-overload]
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
    if key == "speech-draft":
        speech = load("articles/2026-10-sample-speech")[language]
        return "pdf", sheet(speech["title"], _running_lines(speech, language), language)
    return "pdf", sheet(title, [row["summary"][language], *_record_lines(language)], language)


def _running_lines(words: dict[str, str], language: str) -> list[str]:
    """Return the lines of an article's text; a key message stands as a line of its own."""
    parts = [words["summary"], *words["body"].strip().split("\n\n")]
    return [
        key_message(part.split()[1], language)["text"] if part.startswith("!message ") else part
        for part in parts
    ]


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


def record_rows(language: str) -> list[tuple[int, list[str]]]:
    """Return each year and what met where in it, in the order of time."""
    places = load("records/places")
    held = [
        row
        for name in ("events/forums", "events/meetings")
        for row in load(name)["item"]
        if row["status"] == "held"
    ]
    years: dict[int, list[str]] = {}
    for row in sorted(held, key=lambda row: str(row["starts_on"])):
        city = places[row["place"]]["name"][language]
        years.setdefault(int(row["starts_on"][:4]), []).append(f"{city}: {row['name'][language]}")
    return list(years.items())


def _record_lines(language: str) -> list[str]:
    lines: list[str] = []
    for year, names in record_rows(language):
        lines += [f"## {year}", *names]
    return lines


#: The mark's parts in the colours of the light scheme.
MARK_COLOURS = {"outer": "#1a8f93", "strap": "#fbfaf5", "octagon": "#1a8f93", "middle": "#16336a"}


def _mark() -> bytes:
    """Return the site's mark, drawn by the same rule as on its pages."""
    drawing = mark().replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    for name, colour in MARK_COLOURS.items():
        line = f'fill="none" stroke="{colour}" stroke-width="2"'
        paint = line if name == "strap" else f'fill="{colour}"'
        drawing = drawing.replace(f'class="{name}"', paint)
    page = "#set page(width: 100mm, height: 100mm, margin: 8mm, fill: none)"
    return _compile(f"{page}\n#image(bytes({_string(drawing)}), width: 100%)", "png")


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


def picture(language: str, alt: str) -> Image:
    """Return the drawn record of cooperation with its words in a language, made once."""
    source = f"demo:record-{language}"
    found = Image.objects.filter(source=source).first()
    if found is not None:
        return found
    row = next(row for row in load("records/materials")["item"] if row["key"] == "infographic")
    data = timeline(row["name"][language], record_rows(language), language)
    made = Image(
        title=row["name"][language],
        description=alt,
        credit=CREDIT,
        rights=Rights.OWN,
        source=source,
    )
    made.file = ImageFile(io.BytesIO(data), name=f"record-{language}.png")
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
