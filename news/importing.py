"""Moving articles in, one JSON object a line: once, or again after changes at their origin."""

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext, override

from wagtail.models import Locale, Page

from core.dates import PartialDate
from directory.models import Body, Centre
from news.models import NewsIndexPage, NewsIssuer, NewsPage
from publishing.actions import publish
from publishing.changes import choose

#: Articles written in one transaction; their effects follow its commit.
BATCH = 50
#: Says which articles are translations of one another, wherever they are imported.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:articles:imported")
REQUIRED = ("id", "lang", "title", "body")


class ImportRefused(Exception):
    """The file can't be imported; the message says what to do."""


@dataclass
class Report:
    """What an import did: numbers, and what it left out or changed and why."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a file.

    Raises:
        ImportRefused: a line is no JSON object or lacks a field; the number of the line is named.
    """
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                missing = [name for name in REQUIRED if not str(row[name]).strip()]
            except (ValueError, KeyError, TypeError) as error:
                raise ImportRefused(f"line {number}: {error!r}") from error
            if missing:
                raise ImportRefused(f"line {number}: empty {', '.join(missing)}")
            rows.append(row)
    return rows


def import_articles(rows: Iterable[dict[str, Any]], *, create_languages: bool = False) -> Report:
    """Create or update an article for each row and publish it by the usual verb.

    Args:
        rows: `id, lang, title, body` and optionally `date, kind, centre, summary, translation_of`.
        create_languages: Make home and news index for a language that lacks them.

    Rows in a language that the site lacks are skipped and noted: run it again when it is there.

    Raises:
        ImportRefused: no body publishes.
    """
    rows = list(rows)
    report = Report()
    indexes: dict[str, NewsIndexPage] = {}
    for code in sorted({str(row["lang"]) for row in rows}):
        try:
            indexes[code] = _index(code, create_languages)
        except ImportRefused as error:
            report.notes.append(str(error))
    known = [row for row in rows if str(row["lang"]) in indexes]
    report.skipped = len(rows) - len(known)
    issuer = Body.objects.filter(is_publisher=True, live=True).order_by("pk").first()
    if not issuer:
        raise ImportRefused("No body publishes yet: create and publish one first.")
    centres = _centres_by_name()
    for batch in _batches(known):
        with transaction.atomic():
            for row in batch:
                _import(row, indexes[str(row["lang"])], issuer, centres, report)
    return report


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _index(code: str, create: bool) -> NewsIndexPage:
    """Return the news index of headquarters in a language."""
    if code not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        raise ImportRefused(f"{code!r} is no content language: add it to CONTENT_LANGUAGES.")
    found = NewsIndexPage.objects.filter(locale__language_code=code, depth=3).first()
    if found:
        return found
    if not create:
        raise ImportRefused(f"{code!r} has no news index: create it, or say --create-languages.")
    source = NewsIndexPage.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, depth=3
    ).first()
    if not source:
        raise ImportRefused("The source language has no news index yet.")
    locale = Locale.objects.get_or_create(language_code=code)[0]
    source_home = source.get_parent().specific
    home: Any = type(source_home).objects.filter(locale=locale, depth=2).first()
    if not home:
        # A name is the same in every language; sentences of another language stay out.
        home = type(source_home)(
            title=source_home.title,
            slug=code,
            locale=locale,
            translation_key=source_home.translation_key,
            site_name=source_home.site_name,
            translation_reviewed=False,
        )
        root: Any = Page.objects.get(depth=1)
        _publish_below(root, home)
    with override(code):
        index = NewsIndexPage(
            title=gettext("News"),
            locale=locale,
            translation_key=source.translation_key,
            show_in_menus=True,
            translation_reviewed=False,
        )
    _publish_below(home, index)
    return index


def _publish_below(parent: Page, page: Any) -> None:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision()
    publish(page)
    page.refresh_from_db()


def _centres_by_name() -> dict[str, Centre]:
    return {
        str(name).casefold(): centre
        for centre in Centre.objects.filter(live=True)
        for name in (centre.name.data or {}).values()
        if name
    }


def _import(
    row: dict[str, Any],
    index: NewsIndexPage,
    issuer: Body,
    centres: dict[str, Centre],
    report: Report,
) -> None:
    values = _values(row, centres, report)
    found = NewsPage.objects.filter(source_id=row["id"], locale=index.locale).first()
    if not found:
        page: Any = NewsPage(locale=index.locale, translation_key=_key(row, index.locale), **values)
        page.issuers = [NewsIssuer(body=issuer)]
        _publish_below(index, page)
        report.created += 1
        return
    body = found.body.stream_block.to_python(values["body"])
    same = found.live and found.body.get_prep_value() and _plain(found.body) == _plain(body)
    if same and all(getattr(found, name) == values[name] for name in values if name != "body"):
        report.unchanged += 1
        return
    for name, value in values.items():
        setattr(found, name, value)
    # What changed at its origin, the origin tells; here it is the same article, brought up to date.
    choose(found, NewsPage.Change.MINOR)
    found.save_revision()
    publish(found)
    report.updated += 1


def _plain(stream: Any) -> list[str]:
    return [str(block.value.source) for block in stream]


def _key(row: dict[str, Any], locale: Locale) -> uuid.UUID:
    """Return the identity that the article shares with its translations."""
    origin = str(row.get("translation_of") or row["id"])
    source = NewsPage.objects.filter(source_id=origin).first()
    key = source.translation_key if source else uuid.uuid5(NAMESPACE, origin)
    if NewsPage.objects.filter(translation_key=key, locale=locale).exists():
        return uuid.uuid4()  # a second text of the same language is an article of its own
    return key


def _values(row: dict[str, Any], centres: dict[str, Centre], report: Report) -> dict[str, Any]:
    body = str(row["body"]).strip()
    summary = str(row.get("summary") or body)
    return {
        "source_id": str(row["id"]),
        "title": Truncator(str(row["title"]).strip()).chars(255),
        "kind": _kind(row, report),
        "teaser": Truncator(summary).chars(200),
        "summary": Truncator(summary).chars(400),
        "body": [
            {"type": "paragraph", "value": f"<p>{escape(paragraph.strip())}</p>"}
            for paragraph in body.split("\n")
            if paragraph.strip()
        ],
        "issued_on": _date(row, report),
        "centre": _centre(row, centres, report),
    }


def _kind(row: dict[str, Any], report: Report) -> str:
    kind = str(row.get("kind") or NewsPage.Kind.NEWS)
    # The file has neither a speaker's office nor the claim that a response answers.
    if kind in NewsPage.Kind.values and kind not in {NewsPage.Kind.SPEECH, NewsPage.Kind.RESPONSE}:
        return kind
    report.notes.append(f"{row['id']}: kind {kind!r} came in as news")
    return NewsPage.Kind.NEWS


def _date(row: dict[str, Any], report: Report) -> PartialDate | None:
    if not row.get("date"):
        return None
    try:
        return PartialDate(str(row["date"])[:10])
    except ValueError as error:
        report.notes.append(f"{row['id']}: {error}")
        return None


def _centre(row: dict[str, Any], centres: dict[str, Centre], report: Report) -> Centre | None:
    name = str(row.get("centre") or "")
    if name and name.casefold() not in centres:
        report.notes.append(f"{row['id']}: no centre is called {name!r}")
    return centres.get(name.casefold())
