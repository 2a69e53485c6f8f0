"""Seeds the articles, and what waits: a draft, a scheduled article, an embargoed release."""

import datetime
from typing import Any

from django.utils import timezone

from wagtail.rich_text import RichText

from demo.content import LANGUAGES, label, load, load_folder
from demo.files import picture
from demo.markup import body
from demo.records import Records, place
from demo.tree import find, plant
from news.models import NewsIndexFeature, NewsIndexPage, NewsIssuer, NewsPage, NewsSource
from publishing.actions import publish, withdraw
from publishing.changes import choose
from publishing.models import Correction, Release, Withdrawal
from publishing.releases import add_member

#: The article that carries the drawn picture, and what it shows.
ILLUSTRATED = "2026-03-two-figures"
PICTURE_ALT = {
    "tr": "2013–2026 yıllarının ve her yılda yapılan toplantıların listesi.",
    "en": "A list of the years 2013 to 2026 with the meetings held in each.",
    "kk": "2013–2026 жылдар мен әр жылы өткен кездесулердің тізімі.",
    "ar": "قائمة بالأعوام من 2013 إلى 2026 والاجتماعات التي عُقدت في كل عام.",
}
#: What the lists of news show first: the forum, the figures, and the organisation's own site.
FEATURED = ("2013-06-baku-forum", "2026-03-two-figures")
ELSEWHERE = {
    "address": "https://www.turkicstates.org/",
    "name": label({
        "tr": "Türk Devletleri Teşkilatı’nın kendi sitesi",
        "en": "The Organization of Turkic States’ own site",
        "kk": "Түркі мемлекеттері ұйымының өз сайты",
        "ar": "موقع منظمة الدول التركية نفسه",
    }),
}  # fmt: skip
RELEASE = "Demo Forum 2027"


def seed_articles(records: Records) -> None:
    """Seed the published articles in every language they have."""
    for key, row in load_folder("articles").items():
        pages = [article(key, row, code, records) for code in LANGUAGES if code in row]
        for page in pages:
            _change(page, row[page.locale.language_code])
        if "correction" in row:
            _correct(pages[0], row["correction"])
        if "withdrawal" in row:
            for page in pages:
                _withdraw(page, row["withdrawal"])


def article(
    key: str, row: dict[str, Any], code: str, records: Records, *, live: bool = True
) -> NewsPage:
    """Return one article in one language."""
    words = row[code]
    centre = records.centres.get(row.get("centre", ""))
    parent = find(f"centre-{centre.slug}-news" if centre else "news", code)
    assert parent is not None
    city = place(row["place"])
    alt = PICTURE_ALT[code] if key == ILLUSTRATED else ""
    issuer = records.bodies[row.get("issuer", "secretariat")]
    return plant(
        NewsPage,
        f"article:{key}",
        code,
        parent,
        on=row["issued_on"] if live else None,
        live=live,
        children={
            "issuers": [NewsIssuer(body=issuer)],
            "sources": [_source(name, order) for order, name in enumerate(row["sources"])],
            "topics": [records.topics[name] for name in row["topics"]],
            "priorities": [records.priorities[number] for number in row["priorities"]],
            "key_messages": [records.messages[name] for name in row.get("messages", [])],
            "materials": [records.materials[name] for name in row.get("materials", [])],
        },
        title=words["title"],
        teaser=words["teaser"],
        summary=words["summary"],
        body=body(words["body"], code),
        kind=row["kind"],
        issued_on=row["issued_on"],
        event_date=row.get("event_date"),
        place=city["name"][code],
        country=records.countries[city["country"]],
        centre=centre,
        event=records.events.get(row.get("event", "")),
        speaker=records.appointments.get(row.get("speaker", "")),
        delivery=row.get("delivery", ""),
        image=picture(code, alt) if alt else None,
        image_alt=alt,
        source_id=f"demo:{key}",
        **_claim(row, words),
    )


def _claim(row: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """Return what a response answers."""
    if "claim" not in row:
        return {}
    facts = {f"claim_{name}": row["claim"][name] for name in ("url", "date", "archive")}
    texts = {name: words[name] for name in ("claim", "claimant", "evidence")}
    return {**facts, **texts, "finding": row["claim"]["finding"]}


def _change(page: NewsPage, words: dict[str, Any]) -> None:
    """Publish a major change once: the update history has something to show."""
    if "added" not in words or page.told:
        return
    page.body.append(("paragraph", RichText(f"<p>{words['added']}</p>")))
    choose(page, NewsPage.Change.MAJOR, words["change_note"])
    page.save_revision()
    publish(page)


def _source(name: str, order: int) -> NewsSource:
    found = load("records/sources")[name]
    grade = found["grade"] if len(found["grade"]) == 1 else ""
    return NewsSource(sort_order=order, title=found["title"], url=found["url"], grade=grade)


def _correct(page: NewsPage, row: dict[str, str]) -> None:
    if Correction.objects.filter(page_id=page.pk).exists():
        return
    text = {code: row[code] for code in LANGUAGES if code in row}
    correction = Correction(
        page_id=page.pk,
        text=label(text),
        made_on=datetime.date.fromisoformat(row["on"]),
        live=False,
    )
    correction.save()
    publish(correction)


def _withdraw(page: NewsPage, row: dict[str, str]) -> None:
    if not page.live:
        return
    text = {code: row[code] for code in LANGUAGES if code in row}
    withdraw(page, Withdrawal.Reason.WITHDRAWN, text=label(text))


def seed_features() -> None:
    """Choose what each language's list of news shows first, once."""
    for code in LANGUAGES:
        index = NewsIndexPage.objects.get(pk=find("news", code).pk)  # type: ignore[union-attr]
        if index.features.exists():
            continue
        chosen = [find(f"article:{key}", "tr") for key in FEATURED]
        index.features = [  # type: ignore[misc]
            *(NewsIndexFeature(sort_order=order, article_id=page.pk)
              for order, page in enumerate(chosen) if page),
            NewsIndexFeature(sort_order=len(chosen), **ELSEWHERE),
        ]  # fmt: skip
        index.save_revision()
        publish(index)


def seed_waiting(records: Records) -> None:
    """Seed what is not public: the admin shows every state, the public nothing of it."""
    for key, row in load_folder("unpublished").items():
        for code in LANGUAGES:
            if code not in row:
                continue
            page = article(f"waiting:{key}", row, code, records, live=False)
            if row["state"] == "scheduled" and page.scheduled_revision is None:
                page.go_live_at = timezone.now() + datetime.timedelta(days=20)
                page.save_revision(approved_go_live_at=page.go_live_at)
            if row["state"] == "embargo":
                _embargo(page)


def _embargo(page: NewsPage) -> None:
    release, _created = Release.objects.get_or_create(
        name=RELEASE,
        defaults={"goes_out_at": timezone.now() + datetime.timedelta(days=30)},
    )
    if release.state == Release.State.PLANNED:
        add_member(release, page)
