"""The manifest of a press kit: what is in it, whose it is, and what others may do with it."""

import csv
import io
import json
from dataclasses import asdict, dataclass, fields

from core.plain import no_formula


@dataclass(frozen=True)
class Row:
    """One line of the manifest: a file in the kit, or one that isn't and why.

    Attributes:
        file: its name in the kit, "" when it isn't in it.
        kind: `text`, `quotations`, `contacts`, `picture`, `document`, `film`, `captions` or
            `transcript`.
        language: of its words, "" when it has none.
        title, credit, rights, source: as in the CMS.
        alt: what a picture shows.
        size: in bytes.
        length: of a film, in seconds; None when it isn't known or has no meaning.
        address: where it stands on the site.
        note: why it isn't in the kit.
    """

    file: str
    kind: str
    language: str
    title: str
    credit: str = ""
    rights: str = ""
    source: str = ""
    alt: str = ""
    size: int = 0
    length: int | None = None
    address: str = ""
    note: str = ""


def as_csv(rows: list[Row]) -> str:
    """Return the lines as a table that a spreadsheet opens."""
    out = io.StringIO()
    out.write("\ufeff")  # or a spreadsheet takes Cyrillic for something else
    writer = csv.DictWriter(out, [field.name for field in fields(Row)])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: no_formula(value) for key, value in asdict(row).items()})
    return out.getvalue()


def as_json(rows: list[Row]) -> str:
    """Return the lines for programs."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
