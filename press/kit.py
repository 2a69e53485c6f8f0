"""What is in the press kit of a text: words, quotations, files, contacts, manifest.

Only what is public now: live pages of the text, and files that they and their materials show. What
that others may not use ("by permission, not for others") stays out; the manifest says so.
"""

import csv
import io
import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, fields
from pathlib import PurePath
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.pages import BasePage
from core.structured import address_of
from entries.models import Entry
from media.models import Document, Image, MediaUse, Rights, Video
from media.publication import references_of
from press.archive import Member, text_member
from press.texts import contacts, quotations, release_text
from strategy.models import LaunchMaterial

#: The web size of a picture: one that every picture has already (media.renditions).
WEB = "format-jpeg|width-960"
#: A kit of more than this would need another format of archive, and nobody's patience has it.
LARGEST = 2**31 - 2**20


@dataclass(frozen=True)
class Row:
    """One line of the manifest: a file in the kit, or one that isn't and why.

    Attributes:
        file: its name in the kit, "" when it isn't in it.
        kind: `text`, `quotations`, `contacts`, `picture`, `document` or `film`.
        language: of its words, "" when it has none.
        title, credit, rights, source: as in the CMS.
        alt: what a picture shows.
        size: in bytes.
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
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Kit:
    """A kit, ready to be sent.

    Attributes:
        name: of the zip, without a suffix; it doesn't change with the words of the title.
        members: the files, the manifest first.
        rows: the manifest's lines.
    """

    name: str
    members: list[Member]
    rows: list[Row]


def kit_of(key: UUID, language: str = "") -> Kit | None:
    """Return the kit of a text in one language, or in every language the public can read it in.

    Args:
        key: the translation key of its pages.
        language: a language code, or "" for all.

    Returns:
        None when the public can read no such page.

    The number of queries depends on the number of languages, not on that of files.
    """
    pages = _pages(key, language)
    if not pages:
        return None
    return _assembled(pages, language, _uses(pages), Q(is_public=True))


def kit_of_drafts(drafts: list[BasePage], language: str = "") -> Kit | None:
    """Return the kit of texts that aren't public, for who may read them (press.embargo).

    Args:
        drafts: the latest draft of each page.
        language: a language code, or "" for all.
    """
    pages = [page for page in drafts if language in ("", page.locale.language_code)]
    if not pages:
        return None
    return _assembled(pages, language, uses_of_drafts(pages), Q())


def _pages(key: UUID, language: str) -> list[BasePage]:
    """Only what has an entry is public, whatever else is true of a page (entries.build)."""
    entries = Entry.objects.filter(translation_key=key)
    if language:
        entries = entries.filter(language=language)
    found = Page.objects.filter(pk__in=entries.values("page_id")).select_related("locale")
    return list(found.order_by("locale__language_code").specific())


def uses_of_drafts(pages: list[BasePage]) -> "Uses":
    """Return the files that drafts and the materials on them show."""
    uses = Uses()
    materials = {pk for page in pages for pk in material_ids(page)}
    for shown in [*pages, *LaunchMaterial.objects.filter(pk__in=materials)]:
        uses.add(references_of(shown))
    return uses


class Uses(dict[str, list[int]]):
    """Ids of the files that something shows, by kind."""

    def __init__(self) -> None:
        super().__init__({"image": [], "document": [], "video": []})

    def add(self, references: Iterable[tuple[str, int]]) -> None:
        for kind, pk in references:
            self[kind].append(pk)


def _assembled(pages: list[BasePage], language: str, uses: Uses, allowed: Q) -> Kit:
    items = [item for page in pages for item in _texts(page)]
    items += _files(uses, language, allowed)
    name = f"{pages[0].slug}-{language or 'all'}"
    rows: list[Row] = []
    members: list[Member] = []
    for row, member in items:
        if member is not None and sum(each.size for each in members) + member.size > LARGEST:
            row = Row(**{**asdict(row), "file": "", "note": _("too large for the kit")})
            member = None
        rows.append(row)
        if member is not None:
            members.append(member)
    manifest = [
        text_member("manifest.csv", _as_csv(rows)),
        text_member("manifest.json", _as_json(rows)),
    ]
    return Kit(name, [*manifest, *members], rows)


def _as_csv(rows: list[Row]) -> str:
    out = io.StringIO()
    out.write("\ufeff")  # or a spreadsheet takes Cyrillic for something else
    writer = csv.DictWriter(out, [field.name for field in fields(Row)])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _no_formula(value) for key, value in asdict(row).items()})
    return out.getvalue()


def _no_formula(value: Any) -> Any:
    """Keep a spreadsheet from reading words as a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _as_json(rows: list[Row]) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)


# --- texts ------------------------------------------------------------------------------------


def _texts(page: BasePage) -> Iterable[tuple[Row, Member | None]]:
    code = page.locale.language_code
    address = address_of(page.url_path)
    with translation.override(code):
        parts = (
            ("text", _("Text"), release_text(page)),
            ("quotations", _("Quotations"), quotations(page)),
            ("contacts", _("Contact and rights"), contacts(page)),
        )
        for kind, title, text in parts:
            if text:
                name = f"{code}/{kind}.txt"
                member = text_member(name, text)
                yield (
                    Row(
                        name,
                        kind,
                        code,
                        f"{title}: {page.title}",
                        size=member.size,
                        address=address,
                    ),
                    member,
                )


# --- files ------------------------------------------------------------------------------------


def _files(uses: Uses, language: str, allowed: Q) -> list[tuple[Row, Member | None]]:
    found: list[tuple[Row, Member | None]] = []
    images = Image.objects.filter(allowed, pk__in=uses["image"]).order_by("pk")
    for image in images.prefetch_renditions(WEB):
        found += _picture(image)
    documents = Document.objects.filter(allowed, pk__in=uses["document"]).order_by("pk")
    if language:
        documents = documents.filter(language__in=[language, ""])
    for document in documents:
        found.append(_document(document))
    for film in Video.objects.filter(allowed, pk__in=uses["video"]).order_by("pk"):
        found.append(_film(film))
    return found


def _uses(pages: list[BasePage]) -> Uses:
    """Return the files that the pages and the materials on them show (one or two queries)."""
    sources = {("wagtailcore.page", page.pk) for page in pages}
    sources |= {("strategy.launchmaterial", pk) for page in pages for pk in material_ids(page)}
    found = Uses()
    for label in {label for label, _pk in sources}:
        rows = MediaUse.objects.filter(
            source=label, source_id__in=[pk for each, pk in sources if each == label]
        )
        found.add(rows.values_list("kind", "media_id"))
    return found


def material_ids(page: BasePage) -> set[int]:
    """Return the ids of the launch materials that a page offers."""
    groups = getattr(page, "groups", ())
    found = {m.pk for group in groups for m in group.value["materials"] if m and m.live}
    chosen = getattr(page, "materials", None)
    if chosen is not None:
        found |= {material.pk for material in chosen.all() if material.live}
    return found


def _picture(image: Image) -> Iterable[tuple[Row, Member | None]]:
    row = Row(
        "", "picture", "", image.title, image.credit, str(image.get_rights_display()),
        image.source, image.description, address=address_of(image.file.url),
    )  # fmt: skip
    if image.rights == Rights.PERMISSION:
        return [(_with(row, note=_("not for others: ask its owner")), None)]
    path = PurePath(str(image.file.name))
    web = image.get_rendition(WEB)
    return [
        _stored(row, f"pictures/{path.stem}-print{path.suffix}", image.file),
        _stored(_with(row, address=address_of(web.url)), f"pictures/{path.stem}-web.jpg", web.file),
    ]


def _document(document: Document) -> tuple[Row, Member | None]:
    row = Row(
        "", "document", document.language, document.title, document.credit,
        str(document.get_rights_display()), document.source,
        address=address_of(document.file.url),
    )  # fmt: skip
    if document.rights == Rights.PERMISSION:
        return _with(row, note=_("not for others: ask its owner")), None
    return _stored(row, f"documents/{PurePath(str(document.file.name)).name}", document.file)


def _film(film: Video) -> tuple[Row, Member | None]:
    title = str(film.title)
    row = Row(
        "", "film", "", title, film.credit, str(film.get_rights_display()), film.source,
        address=address_of(film.file.url), note=_("take it from its address"),
    )  # fmt: skip
    return row, None


def _stored(row: Row, name: str, file: Any) -> tuple[Row, Member | None]:
    """Return the row and the entry of a stored file; one that is lost is said to be."""
    try:
        size = file.size
    except OSError:
        return _with(row, note=_("can't be read at the moment")), None

    def opened() -> AbstractContextManager[BinaryIO]:
        return cast(AbstractContextManager[BinaryIO], file.storage.open(file.name, "rb"))

    member = Member(name, size, file.name, opened)  # a stored name is never used again
    return _with(row, file=name, size=size), member


def _with(row: Row, **values: Any) -> Row:
    return Row(**{**asdict(row), **values})
