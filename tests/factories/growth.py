"""A site as large as one likes: so many of everything, in a few inserts a model."""

import datetime

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from wagtail.models import Page

from centres.models import CentreIndexPage, CentrePage
from directory.models import Centre, OpeningHours, Person, RoleAppointment, Topic
from entries.build import build
from entries.search import index as search_index
from events.models import (
    Decision,
    Event,
    Figure,
    ForumIndexPage,
    ForumPage,
    MeetingIndexPage,
    MeetingPage,
    OutcomeDocumentPage,
    Series,
    Session,
)
from home.models import ContactPage, CorrectionsPage, Notice, StandardPage
from media.models import Document, Image, Video, VideoCaption
from news.adoption.models import AdoptedStoryPage
from news.models import NewsIndexPage, NewsIssuer, NewsPage, NewsSource
from publishing.models import Correction
from strategy.models import (
    Action,
    ActionPlan,
    ActionPlanPage,
    ActionPlansPage,
    KeyMessage,
    LaunchCollectionPage,
    LaunchMaterial,
    MaterialFile,
    Priority,
    PriorityPage,
    StrategyPage,
    StrategyVersion,
    StrategyVersionPage,
)
from tests.factories import media, site
from tests.factories.crowd import add_pages, link_all

#: Parts of a text: nobody writes a thousand, and rendering them would be all that a test does.
LONGEST_TEXT = 60


class Site:
    """The site and what of it is under test; `grow` adds up to so many of everything."""

    def __init__(self):
        self.size = 0
        self.languages = ["tr"]
        for code in site.LANGUAGES:
            site.home(code)
        self.home = site.home("tr")
        self.document = Document.objects.create(
            file=ContentFile(media.PDF, name="paper.pdf"), file_size=99, title="Paper",
            credit="Press", rights="own", is_public=True,
        )  # fmt: skip
        self.film = Video.objects.create(
            title=site.words("Film"), file=ContentFile(media.MP4, name="film.mp4"),
            credit="Press", rights="own", is_public=True,
        )  # fmt: skip
        self.author = get_user_model().objects.create(username="author", office=site.words("Unit"))
        self.body = site.body_record()
        self.country = site.country()
        self.speaker = RoleAppointment.objects.create(
            person=Person.objects.create(slug="person", name=site.words("Person")),
            body=self.body,
            title=site.words("Minister"),
        )
        self.sections()

    def sections(self):
        """The pages that hold others."""
        self.news = site.section(NewsIndexPage)
        self.strategy = site.section(StrategyPage)
        self.strategy.three_sentences = [("sentence", "One.")]
        self.strategy.save()
        self.forums = site.section(ForumIndexPage)
        self.meetings = site.section(MeetingIndexPage)
        self.centres = site.section(CentreIndexPage)
        self.plans = site.section(ActionPlansPage, parent=self.strategy)
        self.contact = site.section(ContactPage)
        self.corrections = site.section(CorrectionsPage)
        build(*Page.objects.filter(depth__gte=2).values_list("pk", flat=True))

    def grow(self, size):
        """Add everything from the present size up to `size`."""
        new = range(self.size, size)
        self.size = size
        self._pictures(new)
        self._strategy(new)
        self._events(new)
        self._articles(new)
        self._centres(new)
        self._furniture(new)
        self._texts(min(size, LONGEST_TEXT))
        self._translations()
        search_index.rebuild()

    def _pictures(self, new):
        rows = media.many_pictures(new)
        if new.start == 0:
            self.picture = rows[0]
            Video.objects.filter(pk=self.film.pk).update(poster=rows[0])
            captions = ContentFile(b"WEBVTT", name="film.vtt")
            VideoCaption.objects.create(video=self.film, language="tr", captions=captions)

    def _strategy(self, new):
        words = site.words
        status = {0: "in_force"}
        StrategyVersion.objects.bulk_create(
            StrategyVersion(
                number=1000 - n if n else 2000, name=words("Strategy"), adopted_on="2013-05-14",
                presented_on="2013-06", status=status.get(n, "superseded"),
            )
            for n in new
        )  # fmt: skip
        self.version = StrategyVersion.objects.get(status="in_force")
        versions = list(StrategyVersion.objects.order_by("pk"))[new.start :]
        Priority.objects.bulk_create(Priority(number=n + 1, name=words("Priority")) for n in new)
        priorities = list(Priority.objects.order_by("number"))
        KeyMessage.objects.bulk_create(
            KeyMessage(priority=priorities[0], text=words("Message"), sort_order=n) for n in new
        )
        materials = LaunchMaterial.objects.bulk_create(
            LaunchMaterial(
                slug=f"material-{n}", name=words("Material"), kind="fact_sheet",
                version=self.version, rights=words("free"),
            )
            for n in new
        )  # fmt: skip
        MaterialFile.objects.bulk_create(
            MaterialFile(
                material=row, language=code,
                document=None if code == "ar" else self.document,
                video=self.film if code == "ar" else None,
            )
            for row in materials
            for code in site.LANGUAGES
        )  # fmt: skip
        ActionPlan.objects.bulk_create(
            ActionPlan(slug=f"plan-{n}", name=words("Plan"), period_start="2014") for n in new
        )
        plans = list(ActionPlan.objects.order_by("pk"))
        actions = Action.objects.bulk_create(
            Action(
                plan=plans[0], number=n + 1, title=words("Action"), body=self.body,
                priority=priorities[0], due="2015", status="planned",
            )
            for n in new
        )  # fmt: skip
        for action in actions:
            link_all(Action.countries, action, [self.country])
        add_pages(self.strategy, StrategyVersionPage, [{"version": row} for row in versions])
        add_pages(
            self.strategy, PriorityPage, [{"priority": row} for row in priorities[new.start :]]
        )
        add_pages(self.plans, ActionPlanPage, [{"plan": row} for row in plans[new.start :]])
        add_pages(self.strategy, LaunchCollectionPage, [{"version": self.version} for _ in new])
        self.added = {"materials": materials, "versions": versions, "plans": plans[new.start :]}
        self.added["priorities"] = priorities[new.start :]

    def _events(self, new):
        words = site.words
        Series.objects.bulk_create(
            Series(slug=f"series-{n}", name=words("Series"), kind="ministers", sort_order=n)
            for n in new
        )
        every = list(Series.objects.exclude(kind="forum").order_by("pk"))[new.start :]
        statuses = ["held", "held", "planned", "postponed"]
        common = {
            "country": self.country, "host": self.body, "city": words("Baku"),
            "name": words("Event"), "starts_on": "2013-06-22", "latitude": 40.4,
        }  # fmt: skip
        of_kind = {}
        for kind, series in (("forum", [site.series()] * len(new)), ("meeting", every)):
            of_kind[kind] = Event.objects.bulk_create(
                Event(
                    slug=f"{kind}-{n}", ordinal=n + 1, longitude=n * 0.1 % 180,
                    series=series[n - new.start], status=statuses[n % 4], **common,
                )
                for n in new
            )  # fmt: skip
        forums = add_pages(self.forums, ForumPage, [{"event": e} for e in of_kind["forum"]])
        meetings = add_pages(self.meetings, MeetingPage, [{"event": e} for e in of_kind["meeting"]])
        if new.start == 0:
            self.forum, self.meeting = forums[0], meetings[0]
        for page in (self.forum, self.meeting):
            event = page.event
            day, noon = datetime.date(2013, 6, 22), datetime.time(12)
            Session.objects.bulk_create(
                Session(event=event, day=day, starts=noon, title=words("Session"), room=words("A"))
                for _ in new
            )
            Figure.objects.bulk_create(
                Figure(
                    event=event, measure="participants", value=n, source_title="A",
                    source_grade="A", is_preferred=not n,
                )
                for n in new
            )  # fmt: skip
            Decision.objects.bulk_create(
                Decision(event=event, number=n + 1, text=words("Decided")) for n in new
            )
            link_all(Event.materials, event, self.added["materials"])
            link_all(Event.presents, event, self.added["versions"])
            link_all(Event.adopts_plans, event, self.added["plans"])
            values = {"event": event, "document": self.document}
            add_pages(page, OutcomeDocumentPage, [values for _ in new])
        for event in of_kind["meeting"]:
            link_all(Event.adopts, event, [self.version])
        self.outcome = OutcomeDocumentPage.objects.child_of(self.forum).first()

    def _articles(self, new):
        topics = Topic.objects.bulk_create(
            Topic(slug=f"topic-{n}", name=site.words("Topic")) for n in new
        )
        values = {
            "teaser": "What happened.", "summary": "What it means.", "issued_on": "2013-06-22",
            "event": self.forum.event, "speaker": self.speaker, "kind": "speech",
            "owner": self.author, "image": self.picture, "image_alt": "A hall.",
        }  # fmt: skip
        made = add_pages(self.news, NewsPage, [values for _ in new])
        if new.start == 0:
            self.article = made[0]
        NewsIssuer.objects.bulk_create(NewsIssuer(page=page, body=self.body) for page in made)
        article = self.article
        NewsIssuer.objects.bulk_create(NewsIssuer(page=article, body=self.body) for _ in new)
        NewsSource.objects.bulk_create(NewsSource(page=article, title="Source") for _ in new)
        link_all(NewsPage.topics, article, topics)
        link_all(NewsPage.materials, article, self.added["materials"])
        link_all(NewsPage.priorities, article, self.added["priorities"])
        for page in made[1:]:
            link_all(NewsPage.priorities, page, Priority.objects.filter(number=1))
        messages = KeyMessage.objects.order_by("sort_order")[new.start :]
        link_all(NewsPage.key_messages, article, messages)
        Correction.objects.bulk_create(
            Correction(page=article, translation_key=article.translation_key, text=site.words("Is"))
            for _ in new
        )

    def _centres(self, new):
        rows = Centre.objects.bulk_create(
            Centre(
                slug=f"centre-{n}", name=site.words("Centre"), country=self.country,
                city=site.words("Kyiv"), status="open", latitude=50.4, longitude=n * 0.1 % 180,
            )
            for n in new
        )  # fmt: skip
        OpeningHours.objects.bulk_create(
            OpeningHours(centre=row, weekday=day, opens=datetime.time(9), closes=datetime.time(17))
            for row in rows
            for day in range(5)
        )
        pages = add_pages(self.centres, CentrePage, [{"centre": row} for row in rows])
        if new.start == 0:
            self.centre = pages[0]
            self.centre_news = site.section(NewsIndexPage, parent=self.centre)
            self.centre_meetings = site.section(MeetingIndexPage, parent=self.centre)
        its = {"teaser": "Here.", "centre": self.centre.centre, "owner": self.author}
        add_pages(self.centre_news, NewsPage, [its for _ in new])
        repeated = {"story": self.article.translation_key, "introduction": "Here."}
        adopted = add_pages(self.centre_news, AdoptedStoryPage, [repeated for _ in new])
        if new.start == 0:
            self.adopted = adopted[0]
        events = Event.objects.filter(slug__startswith="meeting-").order_by("pk")[new.start :]
        add_pages(self.centre_meetings, MeetingPage, [{"event": event} for event in events])
        self.added["centres"] = rows

    def _furniture(self, new):
        """Menu, footer, accounts and notices."""
        pages = add_pages(self.home, StandardPage, [{"show_in_menus": True} for _ in new])
        if new.start == 0:
            self.standard = pages[0]
        start = datetime.datetime(2013, 1, 1, tzinfo=datetime.UTC)
        Notice.objects.bulk_create(
            Notice(text=site.words("Notice"), starts=start, centre=centre)
            for centre in [None, *self.added["centres"][1:]]
        )
        english = site.section(StandardPage, "en")
        links = [
            {"text": "Link", "page": page, "address": ""} for page in [*pages[:6], english, english]
        ]
        self.home.refresh_from_db()
        columns = len(self.home.footer) + 1
        self.home.footer = [("column", {"heading": "Column", "links": links})] * columns
        self.home.save()

    def _texts(self, size):
        """Running text, clauses and groups of the pages under test, with links, files, pictures."""
        english = site.section(StandardPage, "en")
        rich = (
            f'<p><a linktype="page" id="{english.pk}">page</a> '
            f'<a linktype="document" id="{self.document.pk}">file</a></p>'
        )
        link = {"text": "Link", "page": english, "address": ""}
        questions = [{"question": "Why?", "answer": rich}]
        stream = {
            "title": "Live", "starts": datetime.datetime(2013, 6, 22, 9, tzinfo=datetime.UTC),
            "ends": None, "address": "https://video.example/live", "languages": ["en"],
            "recording": self.film,
        }  # fmt: skip
        blocks = [
            block
            for image in Image.objects.all()[:size]
            for block in (
                ("paragraph", rich),
                ("heading", {"text": "Heading", "level": "h2"}),
                ("quote", {"text": "Words", "source": "Somebody"}),
                ("picture", {"image": image, "caption": "Caption"}),
                ("document", {"document": self.document, "title": "File", "note": ""}),
                ("video", {"video": self.film, "caption": ""}),
                ("live_stream", stream),
                ("questions", {"heading": "Asked", "questions": questions}),
                ("link", link),
            )
        ]
        self.priority = PriorityPage.objects.get(priority__number=1)
        self.plan = ActionPlanPage.objects.order_by("pk").first()
        self.with_body = [
            self.standard, self.contact, self.article, self.priority, self.plan, self.forum,
            self.meeting, self.centre,
        ]  # fmt: skip
        for page in self.with_body:
            self._write(page, body=blocks)
        clauses = [
            ("clause", {"number": str(n + 1), "heading": "Part", "text": rich}) for n in range(size)
        ]
        self.version_page = StrategyVersionPage.objects.get(version=self.version)
        self._write(self.version_page, clauses=clauses)
        self._write(self.outcome, clauses=clauses)
        self.collection = LaunchCollectionPage.objects.order_by("pk").first()
        all_materials = list(LaunchMaterial.objects.all())
        groups = [
            ("group", {"heading": "Group", "text": "", "materials": all_materials[n : n + 2]})
            for n in range(size)
        ]
        self._write(self.collection, groups=groups)

    @staticmethod
    def _write(page, **values):
        for name, value in values.items():
            setattr(page, name, value)
        fields = {
            name: page._meta.get_field(name).get_prep_value(getattr(page, name)) for name in values
        }
        type(page).objects.filter(pk=page.pk).update(**fields)

    def write_usual_texts(self):
        """The texts that editors write: words that link a page, headings, a picture, a quotation."""
        words = ("paragraph", f'<p><a linktype="page" id="{self.standard.pk}">Words</a>.</p>')
        picture = {"image": Image.objects.first(), "caption": "Caption"}
        heading = ("heading", {"text": "Heading", "level": "h2"})
        quote = ("quote", {"text": "Words", "source": "Somebody"})
        for page in self.with_body:
            blocks = [words, heading, *[words] * LONGEST_TEXT, ("picture", picture), quote, words]
            self._write(page, body=blocks)

    def under_test(self):
        """One page of each type, by its model."""
        pages = [
            self.home, self.standard, self.contact, self.corrections, self.news, self.article, self.strategy,
            self.version_page, self.priority, self.collection, self.plans, self.plan, self.forums,
            self.forum, self.meetings, self.meeting, self.outcome, self.centres, self.centre,
            self.adopted,
        ]  # fmt: skip
        return {type(page): page for page in pages}

    def _translations(self):
        """One more language of each page under test at every growth."""
        missing = [code for code in site.LANGUAGES if code not in self.languages]
        self.languages += missing[:1]
        for code in missing[:1]:
            for model, page in self.under_test().items():
                # The tests' own small site has some of them already.
                if page is not self.home and not page.has_translation(site.locale(code)):
                    its = {"translation_key": page.translation_key}
                    if model is AdoptedStoryPage:
                        its["story"] = page.story
                    add_pages(site.home(code), model, [its])
