"""The table of page types: who makes each where, a right form, and wrong ones."""

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from centres.models import CentreIndexPage, CentrePage
from events.models import (
    ForumIndexPage,
    ForumPage,
    MeetingIndexPage,
    MeetingPage,
    OutcomeDocumentPage,
)
from home.models import ContactPage, CorrectionsPage, HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage
from strategy.models import (
    ActionPlanPage,
    ActionPlansPage,
    LaunchCollectionPage,
    PriorityPage,
    StrategyPage,
    StrategyVersionPage,
)
from tests.admin.parts import clause, items, material, paragraph, stream, taken, text
from tests.admin.posting import Row, Wrong
from tests.admin.values import BAD_ADDRESS, DATE, NO_CHOICE, REQUIRED, plan, priority
from tests.factories import media, site
from users import roles

BERLIN = roles.centre_editor("berlin")
TOO_LONG = Wrong({"introduction": "x" * 401}, "introduction", "at most 400 characters")
NO_TITLE = Wrong({"title": ""}, "title", REQUIRED)

LIVE = {
    "title": "Opening",
    "starts": "2031-03-02 10:00",
    "ends": "2031-03-02 11:00",
    "address": "https://video.example.org/opening",
    "recording": "",
}


def article_values():
    return {
        "title": "A new article",
        "slug": "a-new-article",
        "kind": "news",
        "teaser": "What happened.",
        "summary": "What a reader in a hurry takes away.",
        **stream("body", paragraph()),
        "issued_on": "2026-11",
        **nested_form_data(
            {
                "issuers": inline_formset([{"body": site.body_record().pk}]),
                "sources": inline_formset(
                    [{"title": "The host", "url": "https://example.org/", "grade": "A"}]
                ),
            }
        ),
    }


ARTICLE_WRONG = [
    NO_TITLE,
    Wrong({"teaser": ""}, "teaser", "Write one sentence for lists and feeds.", publish=True),
    Wrong({"teaser": "x" * 201}, "teaser", "at most 200 characters"),
    Wrong({"kind": "response"}, "claim", "A response to a claim needs this.", publish=True),
    Wrong({"summary": " "}, "summary", "Write the two or three sentences", publish=True),
    Wrong(stream("body"), "body", "The article has no text yet.", publish=True),
    Wrong({"issued_on": "2013-13"}, "issued_on", DATE),
    Wrong({"event_date": "2013-02-29"}, "event_date", DATE),
    Wrong({"kind": "speech"}, "speaker", "Choose who gave the speech", publish=True),
    Wrong({"kind": "speech"}, "delivery", "as delivered or as drafted", publish=True),
    Wrong({"kind": "rumour"}, "kind", NO_CHOICE),
    Wrong({"centre": "999999"}, "centre", NO_CHOICE),
    Wrong({"image": "999999"}, "image", NO_CHOICE),
    Wrong(
        nested_form_data({"issuers": inline_formset([])}),
        "issuers",
        "Name at least one issuing body.",
        publish=True,
    ),
    Wrong(
        nested_form_data({"issuers": inline_formset([{"body": "999999"}])}),
        "issuers.body",
        NO_CHOICE,
    ),
    Wrong(
        nested_form_data({"sources": inline_formset([{"title": "x", "url": "there"}])}),
        "sources.url",
        BAD_ADDRESS,
    ),
    Wrong({"slug": "with/slash"}, "slug", "letters, numbers"),
    Wrong(stream("body", ("heading", {"text": "", "level": "h2"})), "body", REQUIRED, publish=True),
    Wrong(
        stream("body", ("link", {"text": "On", "page": "", "address": ""})),
        "body",
        "one of the two",
        publish=True,
    ),
    Wrong(
        stream("body", ("link", {"text": "On", "page": "", "address": "there"})),
        "body",
        BAD_ADDRESS,
    ),
    Wrong(
        stream("body", ("quote", {"text": "Words", "source": ""})), "body", REQUIRED, publish=True
    ),
    Wrong(stream("body", ("video", {"video": "999999", "caption": ""})), "body", REQUIRED, True),
    Wrong(stream("body", ("live_stream", LIVE)), "body", "one of the official accounts", True),
    Wrong(
        stream("body", ("live_stream", {**LIVE, "ends": "2031-03-02 09:00"})),
        "body",
        "It ends before it begins",
    ),
    Wrong({"go_live_at": "2031-02-30 10:00"}, "go_live_at", "Enter a valid date/time."),
    Wrong(
        {"go_live_at": "2031-03-02 10:00", "expire_at": "2031-03-01 10:00"},
        "go_live_at",
        "before expiry",
    ),
]

PAGES = [
    Row(
        HomePage,
        lambda: {
            "title": "Басты бет",
            "site_name": "Кеңес",
            "introduction": "What it is.",
            **stream(
                "footer",
                (
                    "column",
                    {
                        "heading": "About",
                        "links": items({"text": "Us", "page": site.home().pk, "address": ""}),
                    },
                ),
            ),
        },
        [
            NO_TITLE,
            TOO_LONG,
            Wrong({"site_name": ""}, "site_name", REQUIRED, publish=True),
            Wrong({"site_name": "x" * 81}, "site_name", "at most 80 characters"),
            Wrong({"lead": "999999"}, "lead", NO_CHOICE),
            Wrong(
                stream("footer", ("column", {"heading": "A", "links": {"count": "0"}})),
                "footer",
                "minimum number of items is 1",
                publish=True,
            ),
        ],
        before=lambda: site.no_home("kk"),
        parent=lambda: Page.objects.get(depth=1),
        role=roles.ADMINISTRATOR,
        publisher=roles.ADMINISTRATOR,
        query="?locale=kk",
    ),
    Row(
        StandardPage,
        lambda: text("About us", "about", paragraph(), ("heading", {"text": "A", "level": "h2"})),
        [NO_TITLE, TOO_LONG, taken("news")],
        before=lambda: site.section(NewsIndexPage, slug="news"),
        parent=site.home,
    ),
    Row(
        CorrectionsPage,
        lambda: text("How we correct", "corrections", paragraph()),
        [NO_TITLE, TOO_LONG],
        parent=site.home,
    ),
    Row(
        ContactPage,
        lambda: {**text("Contact", "contact"), "email": "office@example.org"},
        [
            NO_TITLE,
            Wrong({"email": "office"}, "email", "Enter a valid email address."),
            Wrong({"press_email": "a@b"}, "press_email", "Enter a valid email address."),
            Wrong({"phone": "1" * 41}, "phone", "at most 40 characters"),
        ],
        parent=site.home,
    ),
    Row(
        NewsIndexPage,
        lambda: {"title": "News", "slug": "news", "introduction": "All of it."},
        [NO_TITLE, TOO_LONG, taken("strategy")],
        before=lambda: site.section(StrategyPage, slug="strategy"),
        parent=site.home,
    ),
    Row(
        NewsPage,
        article_values,
        [*ARTICLE_WRONG, taken("old-article")],
        before=lambda: site.article(slug="old-article"),
        parent=lambda: site.section(NewsIndexPage),
    ),
    Row(
        NewsPage,
        lambda: {**article_values(), "title": "From the centre", "slug": "from-the-centre"},
        [Wrong({"teaser": ""}, "teaser", "Write one sentence", publish=True)],
        parent=lambda: site.section(NewsIndexPage, parent=site.centre_page()),
        role=BERLIN,
        publisher=BERLIN,
    ),
    Row(
        StrategyPage,
        lambda: {
            "title": "Strategy",
            "slug": "strategy",
            "introduction": "What it is.",
            **stream("three_sentences", ("sentence", "One."), ("sentence", "Two.")),
        },
        [
            NO_TITLE,
            TOO_LONG,
            Wrong(
                stream("three_sentences", *[("sentence", "One.")] * 4),
                "three_sentences",
                "maximum number of items is 3",
                publish=True,
            ),
            Wrong(
                stream("three_sentences", ("sentence", "x" * 201)),
                "three_sentences",
                "at most 200 characters",
            ),
        ],
        parent=site.home,
    ),
    Row(
        StrategyVersionPage,
        lambda: {
            "title": "Text of 2013",
            "slug": "2013",
            "version": site.version().pk,
            "introduction": "The first text.",
            **stream("clauses", clause(), clause("1.1", "", "<p>First.</p>")),
        },
        [
            NO_TITLE,
            Wrong({"version": ""}, "version", REQUIRED, publish=True),
            Wrong({"version": "999999"}, "version", NO_CHOICE),
            Wrong(stream("clauses"), "clauses", "The text must stand on the page", publish=True),
            Wrong(stream("clauses", clause("one")), "clauses", "Write a number such as 2 or 2.1."),
            Wrong(
                stream("clauses", clause(), clause()),
                "clauses",
                "These numbers stand twice: 1.",
                publish=True,
            ),
            Wrong(
                stream("clauses", clause("1", "", "")),
                "clauses",
                "A clause needs a heading or a text.",
                publish=True,
            ),
        ],
        parent=lambda: site.section(StrategyPage),
    ),
    Row(
        PriorityPage,
        lambda: {**text("First aim", "first-aim"), "priority": priority().pk},
        [NO_TITLE, TOO_LONG, Wrong({"priority": ""}, "priority", REQUIRED, publish=True)],
        parent=lambda: site.section(StrategyPage),
    ),
    Row(
        LaunchCollectionPage,
        lambda: {
            "title": "Materials",
            "slug": "materials",
            "version": site.version().pk,
            "introduction": "To take away.",
            "press_contact": rich_text("<p>Press unit</p>"),
            **stream(
                "groups",
                (
                    "group",
                    {
                        "heading": "Sheets",
                        "text": "",
                        "materials": items(material().pk),
                    },
                ),
            ),
        },
        [
            NO_TITLE,
            Wrong({"version": ""}, "version", REQUIRED, publish=True),
            Wrong(
                stream("groups", ("group", {"heading": "", "materials": {"count": "0"}})),
                "groups",
                REQUIRED,
                publish=True,
            ),
        ],
        parent=lambda: site.section(StrategyPage),
    ),
    Row(
        ActionPlansPage,
        lambda: {"title": "Plans", "slug": "plans", "introduction": "All plans."},
        [NO_TITLE, TOO_LONG],
        parent=lambda: site.section(StrategyPage),
    ),
    Row(
        ActionPlanPage,
        lambda: {**text("Plan 2014", "2014"), "plan": plan().pk},
        [NO_TITLE, Wrong({"plan": ""}, "plan", REQUIRED, publish=True)],
        parent=lambda: site.section(ActionPlansPage, parent=site.section(StrategyPage)),
    ),
    Row(
        ForumIndexPage,
        lambda: {"title": "Forums", "slug": "forums", "introduction": "All forums."},
        [NO_TITLE, TOO_LONG],
        parent=site.home,
    ),
    Row(
        ForumPage,
        lambda: {**text("Forum", "forum"), "event": site.event().pk},
        [
            NO_TITLE,
            TOO_LONG,
            Wrong({"event": ""}, "event", REQUIRED, publish=True),
            Wrong({"event": "999999"}, "event", NO_CHOICE),
        ],
        parent=lambda: site.section(ForumIndexPage),
    ),
    Row(
        MeetingIndexPage,
        lambda: {"title": "Meetings", "slug": "meetings", "introduction": "All meetings."},
        [NO_TITLE, TOO_LONG],
        parent=site.home,
    ),
    Row(
        MeetingPage,
        lambda: {**text("Meeting", "meeting"), "event": site.event("m", "ministers").pk},
        [NO_TITLE, Wrong({"event": ""}, "event", REQUIRED, publish=True)],
        parent=site.meetings,
    ),
    Row(
        MeetingPage,
        lambda: {
            **text("Evening in Berlin", "evening"),
            "event": site.event("evening", "regional", centre=site.centre()).pk,
        },
        [Wrong({"event": ""}, "event", REQUIRED, publish=True)],
        parent=lambda: site.section(MeetingIndexPage, parent=site.centre_page()),
        role=BERLIN,
        publisher=BERLIN,
    ),
    Row(
        OutcomeDocumentPage,
        lambda: {
            "title": "Declaration",
            "slug": "declaration",
            "kind": "declaration",
            "event": site.event().pk,
            "document": media.document().pk,
            "introduction": "What was declared.",
            **stream("clauses", clause()),
        },
        [
            NO_TITLE,
            Wrong({"kind": "song"}, "kind", NO_CHOICE),
            Wrong({"event": ""}, "event", REQUIRED, publish=True),
            Wrong(stream("clauses"), "clauses", "The text must stand on the page", publish=True),
            Wrong({"document": "999999"}, "document", NO_CHOICE),
        ],
        parent=site.forum,
    ),
    Row(
        CentreIndexPage,
        lambda: {"title": "Centres", "slug": "centres", "introduction": "All centres."},
        [NO_TITLE, TOO_LONG],
        before=lambda: CentreIndexPage.objects.get(locale__language_code="en").delete(),
        parent=lambda: site.home("en"),
    ),
    Row(
        CentrePage,
        lambda: {**text("Vienna", "vienna"), "centre": site.centre("vienna").pk},
        [
            NO_TITLE,
            TOO_LONG,
            Wrong({"centre": ""}, "centre", REQUIRED, publish=True),
            Wrong({"centre": "999999"}, "centre", NO_CHOICE),
        ],
        parent=lambda: site.section(CentreIndexPage),
    ),
]
