"""What is in the press kit of a text: words, quotations, files, contacts, manifest.

Only what is public now: live pages of the text, and files that they and their materials show. What
that others may not use ("by permission, not for others") stays out; the manifest says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from uuid import UUID

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.pages import BasePage
from core.structured import address_of
from entries.models import Entry
from media.models import MediaUse
from media.publication import references_of
from press.archive import Member, text_member
from press.files import Item, files
from press.manifest import Row, as_csv, as_json
from press.texts import contacts, quotations, release_text
from strategy.models import LaunchMaterial

#: A kit of more than this would need another format of archive, and nobody's patience has it.
LARGEST = 2**31 - 2**20


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
    items += files(uses, language, allowed)
    name = f"{pages[0].slug}-{language or 'all'}"
    rows: list[Row] = []
    members: list[Member] = []
    size = 0
    for row, member in _each_once(items):
        if member is not None and size + member.size > LARGEST:
            row, member = replace(row, file="", note=_("too large for the kit")), None
        rows.append(row)
        if member is not None:
            size += member.size
            members.append(member)
    manifest = [
        text_member("manifest.csv", as_csv(rows)),
        text_member("manifest.json", as_json(rows)),
    ]
    return Kit(name, [*manifest, *members], rows)


def _each_once(items: Iterable[Item]) -> Iterator[Item]:
    """Give a file whose name is taken (`hall.jpg` beside `hall.png`) one of its own."""
    taken: set[str] = set()
    for row, member in items:
        if member is not None:
            path, number = PurePath(member.name), 1
            while (name := member.name) in taken:
                number += 1
                name = str(path.with_stem(f"{path.stem}-{number}"))
                row, member = replace(row, file=name), replace(member, name=name)
            taken.add(name)
        yield row, member


# --- texts ------------------------------------------------------------------------------------


def _texts(page: BasePage) -> Iterator[Item]:
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


# --- what they show ---------------------------------------------------------------------------


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
