"""Seeds the standing pages: homes, sections, Strategy, forums, meetings, centres."""

from typing import Any

from wagtail.models import Page

from centres.models import CentreIndexPage, CentrePage
from demo.content import LANGUAGES, load
from demo.markup import body, clauses
from demo.records import Records
from demo.tree import find, make_site_root, plant
from events.models import (
    ForumIndexPage,
    ForumPage,
    MeetingIndexPage,
    MeetingPage,
    OutcomeDocumentPage,
)
from home.models import ContactPage, CorrectionsPage, HomePage, StandardPage
from news.models import NewsIndexPage
from publishing.actions import publish
from strategy.models import (
    ActionPlanPage,
    ActionPlansPage,
    LaunchCollectionPage,
    PriorityPage,
    StrategyPage,
    StrategyVersionPage,
)

SECTIONS = {
    "news": NewsIndexPage,
    "strategy": StrategyPage,
    "forums": ForumIndexPage,
    "meetings": MeetingIndexPage,
    "centres": CentreIndexPage,
}
#: The story the home pages open with: the newest that rests on a source.
LEAD = "2026-01-vienna-training"
STANDARD = ("about", "accessibility", "privacy")


def seed_homes() -> None:
    """Seed the four home pages, the source language's first: it is the site's root."""
    content = load("pages/home")
    root: Any = Page.objects.get(depth=1)
    for code in LANGUAGES:
        words = content[code]
        home = plant(
            HomePage,
            "home",
            code,
            root,
            title=words["title"],
            site_name=words["site_name"],
            field_of_work=words["field_of_work"],
            introduction=words["introduction"],
            next_forum_text=words["next_forum_text"],
            authorship=words["authorship"],
            rights=words["rights"],
        )
        if code == LANGUAGES[0]:
            make_site_root(home)


def seed_sections(records: Records) -> None:
    """Seed the sections of every language and what stands in them."""
    for code in LANGUAGES:
        home = find("home", code)
        assert home is not None
        for key, model in SECTIONS.items():
            _section(model, key, code, home)
        for key in STANDARD:
            _standard(StandardPage, key, code, home)
        if find("corrections", code) is None:
            _standard(CorrectionsPage, "corrections", code, home)
        contact = {"email": "info@example.org", "press_email": "press@example.org"}
        _standard(ContactPage, "contact", code, home, **contact)
        _strategy(code, records)
        _forums(code, records)
        _meetings(code, records)
        _centres(code, records)


def _section(model: type[Any], key: str, code: str, parent: Page, **values: Any) -> Any:
    words = load("pages/sections")[key][code]
    is_menu = key in SECTIONS
    if key == "strategy":
        three = load("pages/strategy-extra")[code]["three"]
        values["three_sentences"] = [("sentence", sentence) for sentence in three]
    return plant(model, key, code, parent, show_in_menus=is_menu, **words, **values)


def _standard(model: type[Any], key: str, code: str, parent: Page, **values: Any) -> Any:
    words = load("pages/standard")[key][code]
    return plant(
        model,
        key,
        code,
        parent,
        title=words["title"],
        introduction=words["introduction"],
        body=body(words["body"], code),
        **values,
    )


def _words(words: dict[str, Any], code: str) -> dict[str, Any]:
    """Return title, introduction and body of a page."""
    return {
        "title": words["title"],
        "introduction": words.get("introduction", ""),
        "body": body(words["body"], code) if words.get("body") else [],
    }


def _strategy(code: str, records: Records) -> None:
    section = find("strategy", code)
    assert section is not None
    for key in ("strategy-2013", "strategy-2018"):
        words = load(f"pages/{key}").get(code)
        if words:
            version = records.versions[key]
            plant(
                StrategyVersionPage,
                key,
                code,
                section,
                on=str(version.adopted_on),
                version=version,
                title=words["title"],
                introduction=words["introduction"],
                note=words["note"],
                clauses=clauses(words["clauses"]),
            )
    for number, words in load("pages/priorities").items():
        priority = records.priorities[int(number)]
        values = _words(words[code], code)
        plant(PriorityPage, f"priority-{number}", code, section, priority=priority, **values)
    _collection(code, section, records)
    plans = _section(ActionPlansPage, "plans", code, section)
    for key, words in load("pages/plans").items():
        if code in words:
            plan = records.plans[key]
            adopted = str(plan.adopted_on) if plan.adopted_on else None
            values = _words(words[code], code)
            plant(ActionPlanPage, key, code, plans, on=adopted, plan=plan, **values)


def _collection(code: str, section: Page, records: Records) -> None:
    extra = load("pages/strategy-extra")
    groups = [
        (
            "group",
            {
                "heading": group["heading"][code],
                "text": group["text"][code],
                "materials": [records.materials[key] for key in group["materials"]],
            },
        )
        for group in extra["group"]
    ]
    _section(
        LaunchCollectionPage,
        "materials",
        code,
        section,
        version=records.versions["strategy-2018"],
        groups=groups,
        press_contact=f"<p>{extra[code]['press_contact']}</p>",
    )


def _event_pages(model: type[Any], file: str, code: str, parent: Page, records: Records) -> None:
    for key, words in load(file).items():
        event = records.events.get(key)
        if code in words and event is not None:
            on = str(event.starts_on) if event.status == "held" else None
            plant(model, key, code, parent, on=on, event=event, **_words(words[code], code))


def _forums(code: str, records: Records) -> None:
    section = find("forums", code)
    assert section is not None
    _event_pages(ForumPage, "pages/forums", code, section, records)
    forum, words = find("forum-1", code), load("pages/declaration").get(code)
    if forum is not None and words:
        plant(
            OutcomeDocumentPage,
            "baku-declaration",
            code,
            forum,
            on="2013-06-21",
            kind=OutcomeDocumentPage.Kind.DECLARATION,
            event=records.events["forum-1"],
            title=words["title"],
            introduction=words["introduction"],
            note=words["note"],
            clauses=clauses(words["clauses"]),
        )


def _meetings(code: str, records: Records) -> None:
    section = find("meetings", code)
    assert section is not None
    _event_pages(MeetingPage, "pages/meetings", code, section, records)


def _centres(code: str, records: Records) -> None:
    index = find("centres", code)
    assert index is not None
    content = load("pages/centres")
    for key, centre in records.centres.items():
        words = _words(content[key][code], code)
        page = plant(CentrePage, f"centre-{key}", code, index, centre=centre, **words)
        for part, model in (("news", NewsIndexPage), ("meetings", MeetingIndexPage)):
            words = {
                name: text.format(centre=page.title)
                for name, text in content[f"centre-{part}"][code].items()
            }
            plant(model, f"centre-{key}-{part}", code, page, **words)
        below = find(f"centre-{key}-meetings", code)
        assert below is not None
        for name, event in records.events.items():
            if event.centre_id == centre.pk and name in content:
                words = _words(content[name][code], code)
                plant(MeetingPage, name, code, below, event=event, **words)


def seed_furniture() -> None:
    """Write the footer and choose the opening story, once the pages they lead to exist."""
    content = load("pages/home")
    for code in LANGUAGES:
        home = HomePage.objects.get(slug=code)
        if home.footer:
            continue
        columns = []
        for heading, keys in zip(content[code]["footer_headings"], content["footer"], strict=True):
            pages = [page for page in (find(key, code) for key in keys) if page is not None]
            links = [{"text": page.title, "page": page, "address": ""} for page in pages]
            columns.append(("column", {"heading": heading, "links": links}))
        home.footer = columns
        # A dated fact opens the demonstration, not the newest fiction.
        home.lead = find(f"article:{LEAD}", code)
        home.save_revision()
        publish(home)
