"""A site in which everything that waits or is private carries words of its own.

Each thing has a word to search by (`word`) and a word that must never be read (`secret`), both in
title, slug, teaser, text, file names, alternative texts and captions.
"""

import itertools
import uuid

from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.models import Page

from centres.models import CentreIndexPage, CentrePage
from directory.models import (
    Body,
    Centre,
    Channel,
    Country,
    Organisation,
    Person,
    RoleAppointment,
    Topic,
)
from entries.build import build
from events.models import (
    Decision,
    Event,
    ForumIndexPage,
    ForumPage,
    MeetingIndexPage,
    MeetingPage,
    OutcomeDocumentPage,
    Series,
    Session,
)
from home.models import ContactPage, CorrectionsPage, Notice, StandardPage
from media.models import Video
from news.adoption.models import AdoptedStoryPage
from news.models import NewsIndexPage, NewsPage
from press.recipients import accredit, revoke
from publishing import changes
from publishing.disclosure.models import DisclosureRule
from publishing.models import Correction, Release
from publishing.releases import add_member
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
    StrategyVersionPage,
)
from tests.factories import media, site
from tests.factories.singing import body, document, fill, picture, secret, text
from users.models import User

_number = itertools.count(100)


class World:
    """The live site around the canaries."""

    def __init__(self):
        for code in site.LANGUAGES:
            site.home(code)
        self.news = {code: site.section(NewsIndexPage, code) for code in site.LANGUAGES}
        self.strategy = site.section(StrategyPage, "tr")
        self.plans = site.section(ActionPlansPage, "tr", parent=self.strategy)
        self.forums = site.section(ForumIndexPage, "tr")
        self.meetings = site.section(MeetingIndexPage, "tr")
        self.centres = site.section(CentreIndexPage, "tr")
        self._records()
        self.version_page = site.version_page("tr", self.version)
        self.forum_page = site.forum("tr", self.forum)
        self.berlin = site.centre_page("tr", site.centre("berlin"))
        self.paris = site.centre_page("tr", site.centre("paris"))
        self.paris_news = site.section(NewsIndexPage, "tr", parent=self.paris)
        self.berlin_news = site.section(NewsIndexPage, "tr", parent=self.berlin)
        self.article = site.article("tr", event=self.forum)
        build(self.article.pk)  # what a centre may adopt has an entry
        self.priority_page = self._page(PriorityPage, self.strategy, priority=self.priority)
        self.collection = self._page(LaunchCollectionPage, self.strategy, version=self.version)
        self.plan_page = self._page(ActionPlanPage, self.plans, plan=self.plan)

    def _page(self, model, parent, **values):
        words = {"title": f"{model.__name__} page", "introduction": "What stands here."}
        page = model(locale=site.locale("tr"), **words, **values)
        parent.add_child(instance=page)
        return page

    def _records(self):
        words = site.words
        self.version = site.version()
        self.forum = site.event("baku-2013", ordinal=2, host=site.body_record())
        self.meeting = site.event("ministers", "ministers", ordinal=2)
        self.priority = Priority.objects.create(number=1, name=words("Priority"))
        self.plan = ActionPlan.objects.create(
            slug="plan", name=words("Plan"), period_start="2014", adopted_on="2014-01"
        )
        self.plan_event = self.forum.adopts_plans.add(self.plan)
        self.forum.adopts.add(self.version)
        self.forum.save()

    def parents(self):
        """`{page type: (parent, facts)}` of every type that may have a second one."""
        return {
            StandardPage: (site.home("tr"), {}),
            ContactPage: (site.home("tr"), {}),
            CorrectionsPage: (site.home("tr"), {}),
            AdoptedStoryPage: (self.paris_news, {"story": self.article.translation_key}),
            NewsPage: (self.news["tr"], {"event": self.forum, "event_date": "2013-06"}),
            ForumPage: (self.forums, {"event": site.event("other-forum", ordinal=3)}),
            MeetingPage: (self.meetings, {"event": self.meeting}),
            OutcomeDocumentPage: (self.forum_page, {"event": self.forum, "kind": "declaration"}),
            CentrePage: (self.centres, {"centre": site.centre("rome")}),
            StrategyVersionPage: (
                self.strategy,
                {"version": site.version(2, status="superseded")},
            ),
            PriorityPage: (self.strategy, {"priority": self.priority}),
            LaunchCollectionPage: (self.strategy, {"version": self.version}),
            ActionPlanPage: (self.plans, {"plan": self.plan}),
        }


def page(name, model, parent, facts=None, *, live=False, key=None):
    """A page that carries the canary's words everywhere."""
    found = model(locale=parent.locale, show_in_menus=True, **(facts or {}))
    if key:
        found.translation_key = key
    fill(found, name)
    fields = {field.name for field in found._meta.get_fields()}
    if "body" in fields:
        found.body = body(name)
    if "clauses" in fields:
        found.clauses = [("clause", {"number": "1", "heading": text(name), "text": text(name)})]
    if "image" in fields:
        found.image, found.image_alt = picture(name), text(name)
    if "document" in fields:
        found.document = document(name)
    if model is NewsPage:
        found.issuers = [site.NewsIssuer(body=site.body_record())]
    found.live = False
    parent.add_child(instance=found)
    found.save_revision()
    if live:
        found.get_latest_revision().publish()
        found.refresh_from_db()
    return found


def record(name, model, **facts):
    """A draft record that carries the canary's words in every label."""
    found = fill(model(live=False, **facts), name)
    found.save()
    found.save_revision()
    return found


def draft_records(world):
    """A draft of every record type, pointing to what is live wherever it can."""
    number = next(_number)
    event = record(
        "recordevent", Event, series=world.forum.series, ordinal=4, starts_on="2013-05",
        country=site.country(), status="held", centre=site.centre("paris"),
    )  # fmt: skip
    event.adopts.add(world.version)
    event.presents.add(world.version)
    event.adopts_plans.add(world.plan)
    event.save()
    Session.objects.create(
        event=event, day="2013-05-01", starts="09:00", title=site.words(text("recordsession"))
    )
    material = record("recordmaterial", LaunchMaterial, kind="speech", version=world.version)
    MaterialFile.objects.create(material=material, document=document("recordfile"))
    person = record("recordperson", Person, portrait=picture("portrait"))
    return [
        event,
        material,
        person,
        record("recordseries", Series, kind="regional"),
        record("recorddecision", Decision, event=world.forum, number=number),
        record("recordplan", ActionPlan, period_start="2015"),
        record("recordaction", Action, plan=world.plan, number=9, priority=world.priority),
        record("recordpriority", Priority, number=9),
        record("recordmessage", KeyMessage, priority=world.priority),
        record("recordversion", site.StrategyVersion, number=9, status="superseded"),
        record("recordcentre", Centre, country=site.country("DE"), zone="Europe/Paris"),
        record("recordbody", Body, country=site.country()),
        record("recordorganisation", Organisation, country=site.country()),
        record("recordcountry", Country, code="KG"),
        record("recordtopic", Topic),
        record("recordchannel", Channel, network="website"),
        record("recordrole", RoleAppointment, person=person, centre=site.centre("berlin")),
        _notice(),
        record("recordfilm", Video, file=media.film(f"{secret('film')}.mp4").file, rights="own"),
        record(
            "recorddisclosure",
            DisclosureRule,
            country=site.country("DE"),
            applies_from="2020-01-01",
        ),
        record("recordcorrection", Correction, page=world.article, made_on="2026-01-01"),
    ]


def _notice():
    found = fill(Notice(live=False, starts=timezone.now()), "recordnotice")
    found.address = f"/{secret('recordnotice')}/"
    found.save()
    found.save_revision()
    return found


def changed_records(world):
    """Live records whose drafts carry the canary's words."""
    found = []
    for label in ("forum", "meeting", "version", "priority", "plan"):
        name = f"change{label}"
        instance = fill(type(getattr(world, label)).objects.get(pk=getattr(world, label).pk), name)
        instance.slug = getattr(getattr(world, label), "slug", "")
        instance.save_revision()
        found.append(instance)
    return found


class Canaries:
    """Everything that waits. `pages` and `records`: `{name: row}`."""

    def __init__(self):
        self.world = world = World()
        tr = world.news["tr"]
        self.pages = {
            f"draft{model.__name__.casefold()}": page(
                f"draft{model.__name__.casefold()}", model, *place
            )
            for model, place in world.parents().items()
        }
        self.pages["translation"] = page(
            "translation", NewsPage, world.news["kk"], key=world.article.translation_key
        )
        self.pages["paris"] = page("paris", NewsPage, world.paris_news)
        self.pages["scheduled"] = self._scheduled(page("scheduled", NewsPage, tr))
        key = uuid.uuid4()
        for code, name in (("en", "embargoed"), ("tr", "embargoedtr"), ("ar", "embargoedar")):
            self.pages[name] = page(name, NewsPage, world.news[code], key=key)
        self.pages["unpublished"] = page("unpublished", NewsPage, tr, live=True)
        self.pages["unpublished"].unpublish()
        self.pages["change"] = self._changed(site.article("tr", title="Canlı"))
        self.private()
        self._linked()
        self.records = {str(r._meta.label): r for r in draft_records(world)}
        self.changed = changed_records(world)
        release = Release.objects.create(
            name=text("release"), goes_out_at=timezone.now() + timezone.timedelta(days=1)
        )
        #: What goes out together, and is taken back together.
        self.members = [
            *(row for name, row in self.pages.items() if name.startswith("embargoed")),
            self.records["events.Event"],
            self.records["directory.Topic"],
        ]
        for member in self.members:
            add_member(release, member)
        self.release = release
        #: Paths of recipients' links: `{what became of it: path}`.
        self.links = {state: self._link(state) for state in ("works", "revoked", "expired")}

    def private(self):
        """Live pages of every type behind a group's restriction, and one below such a page."""
        facts = {
            ForumPage: {"event": site.event("private-forum", ordinal=1)},
            CentrePage: {"centre": site.centre("rome")},
        }
        for model, (parent, usual) in self.world.parents().items():
            name = f"private{model.__name__.casefold()}"
            found = page(name, model, parent, facts.get(model, usual), live=True)
            _restrict(found)
            self.pages[name] = found
        below = page("privatebelow", NewsPage, self._index_below(self.pages["privatecentrepage"]))
        below.get_latest_revision().publish()
        self.pages["privatebelow"] = Page.objects.get(pk=below.pk).specific

    def _linked(self):
        """What is public links to what is private or waits: in texts, in the footer, by language."""
        hidden = [
            self.pages["privatenewspage"],
            self.pages["privatebelow"],
            self.pages["scheduled"],
        ]
        links = [{"text": "Link", "page": page, "address": ""} for page in hidden]
        rich = "".join(f'<p><a linktype="page" id="{page.pk}">page</a></p>' for page in hidden)
        _write(site.home("tr"), footer=[("column", {"heading": "Column", "links": links})])
        article = site.article("tr", title="Links")
        _write(article, body=[("paragraph", rich), *(("link", link) for link in links)])
        other = page("privatetranslation", NewsPage, self.world.news["en"], live=True,
                     key=article.translation_key)  # fmt: skip
        _restrict(other)
        self.pages["privatetranslation"] = other

    @cached_property
    def giver(self):
        """Who gave the links."""
        return User.objects.create_superuser("giver")

    def _link(self, state):
        recipient, link = accredit(
            self.release,
            name=text("recipient"),
            email="r@example.org",
            language="tr",
            user=self.giver,
        )
        if state == "revoked":
            revoke(recipient)
        if state == "expired":
            recipient.expires_at = timezone.now() - timezone.timedelta(seconds=1)
            recipient.save()
        return link.partition("testserver")[2]

    @staticmethod
    def _index_below(centre):
        index = NewsIndexPage(title=text("privateindex"), locale=site.locale("tr"))
        centre.add_child(instance=index)
        return index

    @staticmethod
    def _scheduled(found):
        found.go_live_at = timezone.now() + timezone.timedelta(days=1)
        found.save_revision(approved_go_live_at=found.go_live_at)
        found.save_revision().publish()
        return found

    @staticmethod
    def _changed(found):
        fill(found, "change")
        found.body = body("change")
        found.image, found.image_alt = picture("changepicture"), text("change")
        changes.choose(found, "minor")
        found.save_revision()
        return found


def _write(found, **streams):
    """Give a live page what its rules refuse: what it links to became private afterwards."""
    for name, value in streams.items():
        setattr(found, name, value)
        stored = found._meta.get_field(name).get_prep_value(getattr(found, name))
        type(found).objects.filter(pk=found.pk).update(**{name: stored})


def _restrict(found):
    from django.contrib.auth.models import Group

    row = found.view_restrictions.create(restriction_type="groups")
    row.groups.set(Group.objects.filter(name="administrator"))
