"""The objects of the matrix: owners × states of pages, and a row of every other kind.

Every row's secret begins with its owner's name, so an answer tells whose words it holds.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from wagtail.models import Collection, GroupApprovalTask, Workflow, WorkflowTask

from wagtail_localize.models import Translation

from entries.build import build
from events.models import Event
from home.contact.models import Message
from languages import translations
from news.models import NewsPage
from publishing import changes
from publishing.limits.actions import limit
from publishing.models import Withdrawal
from publishing.releases import add_member
from tests.factories import canaries as c
from tests.factories import site
from tests.leaks.conftest import visitor
from tests.rights.bodies import form_for
from users import roles
from users.models import User

#: The state of a page; "limited": only the keeper reads the draft; "private": live, for a group;
#: "review": somebody is asked to approve it.
STATES = ("draft", "scheduled", "embargoed", "live", "limited", "private", "review")


@dataclass(frozen=True)
class Cell:
    """A row, whose it is, in which state; `parent` is where such rows are made."""

    owner: str
    state: str
    row: Any
    parent: Any = None


class World:
    """Everything that an address of the matrix may name; planted beside the canaries."""

    def __init__(self, canaries):
        self.canaries = canaries
        self._forms = {}
        roles.ensure_roles()  # the centre in Paris came with the canaries
        world = canaries.world
        self.sections = {
            "berlin": world.berlin_news,
            "paris": world.paris_news,
            "hq": world.news["tr"],
            "kk": world.news["kk"],
        }
        self.chief = User.objects.get(username="administrator")
        #: Who alone reads the limited drafts.
        self.keeper = User.objects.create_user("keeper", "keeper@example.org")
        self.keeper.groups.add(Group.objects.get(name=roles.PUBLISHER))
        self.workflow = self._workflow()
        self.pages = [self._page(o, s) for o in self.sections for s in STATES]
        self.events = [self._event(o, s) for o in ("berlin", "paris", "hq") for s in STATES[:4]]
        for slug in ("berlin", "paris"):
            site.centre(slug).save_revision()
        self.centres = [Cell(o, "live", site.centre(o)) for o in ("berlin", "paris")]
        self.collections = {
            "berlin": Collection.objects.get(name="berlin"),
            "paris": Collection.objects.get(name="paris"),
            "hq": Collection.get_first_root_node(),
        }
        self.pictures = [
            Cell(o, "draft", c.picture(f"{o}picture", collection=where))
            for o, where in self.collections.items()
        ]
        self.documents = [
            Cell(o, "draft", c.document(f"{o}document", collection=where))
            for o, where in self.collections.items()
        ]
        self.somebody = User.objects.create_user(
            c.secret("parisperson"), f"{c.secret('parisperson')}@example.org"
        )
        User.objects.create_user("member", "member@example.org")  # signed in, without a role
        self.withdrawal = self._withdrawal()
        self.messages = [self._message(o) for o in ("berlin", "paris", "hq")]
        self.translations = [self._translation(o) for o in self.sections]

    def page(self, owner, state):
        """The page of an owner in a state."""
        return next(x.row for x in self.pages if (x.owner, x.state) == (owner, state))

    def _withdrawal(self):
        page = self.canaries.pages["unpublished"]
        return Withdrawal.objects.create(
            page=page,
            translation_key=page.translation_key,
            path=page.url_path,
            title=c.text("hqwithdrawal"),
            reason=Withdrawal.Reason.WITHDRAWN,
        )

    def _workflow(self):
        workflow = Workflow.objects.create(name="Four eyes")
        task = GroupApprovalTask.objects.create(name="Approval")
        task.groups.set(Group.objects.filter(name__in=[roles.PUBLISHER, roles.ADMINISTRATOR]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        return workflow

    def _page(self, owner, state):
        parent, name = self.sections[owner], f"{owner}{state}"
        if state == "live":
            found = site.article(parent.locale.language_code, parent=parent, title=f"Live {owner}")
            build(found.pk)  # what is live is listed, and may be adopted
            c.fill(found, name)
            found.body = c.body(name)
            changes.choose(found, "minor")
            found.save_revision()
        else:
            found = c.page(name, NewsPage, parent, live=state == "private")
        if state == "scheduled":
            found.go_live_at = timezone.now() + timezone.timedelta(days=1)
            found.save_revision(approved_go_live_at=found.go_live_at)
            found.save_revision().publish()
        elif state == "embargoed":
            add_member(self.canaries.release, found)
        elif state == "limited":
            limit(found, people=[], groups=[], by=self.keeper)
        elif state == "private":
            c._restrict(found)
            NewsPage.objects.filter(pk=found.pk).update(
                locked=True, locked_by=self.chief, locked_at=timezone.now()
            )
        elif state == "review":
            self.workflow.start(found, User.objects.get(username="officer"))  # no second person
        return Cell(owner, state, NewsPage.objects.get(pk=found.pk), parent)

    def _event(self, owner, state):
        name = f"{owner}event{state}"
        facts = {
            "series": site.series("regional"),
            "centre": None if owner == "hq" else site.centre(owner),
        }
        if state == "live":
            found = site.event(f"{owner}-live", "regional", **facts)
            c.fill(found, name).slug = f"{owner}-live"
            found.save_revision()
            return Cell(owner, state, Event.objects.get(pk=found.pk))
        found = c.record(name, Event, status="planned", **facts)
        if state == "scheduled":
            found.go_live_at = timezone.now() + timezone.timedelta(days=1)
            found.save_revision(approved_go_live_at=found.go_live_at)
        elif state == "embargoed":
            add_member(self.canaries.release, found)
        return Cell(owner, state, Event.objects.get(pk=found.pk))

    def _message(self, owner):
        """What a reader wrote to the owner."""
        centre = None if owner == "hq" else site.centre(owner)
        found = Message(centre=centre, language="tr", digest=owner)
        c.fill(found, f"{owner}message").digest = owner
        found.save()
        return Cell(owner, "", found)

    def _translation(self, owner):
        """A translation whose target is the owner's."""
        parent, target = (
            (self.sections["hq"], "kk") if owner == "kk" else (self.sections[owner], "en")
        )
        source = c.page(f"{owner}source", NewsPage, parent)
        translations.submit(source, [site.locale(target)], self.chief)
        found = Translation.objects.get(source__object_id=source.translation_key)
        return Cell(owner, "draft", found)

    def form(self, cell):
        """What headquarters would post for the cell's row; read once."""
        key = (type(cell.row), cell.row.pk)
        if key not in self._forms:
            client = visitor("keeper" if cell.state == "limited" else "administrator")
            self._forms[key] = form_for(client, cell)
        return self._forms[key]
