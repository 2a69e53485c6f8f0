"""Four eyes: which texts need two people, and who is nobody's second person (A1).

Page types and centres say here that they need it; `permissions` asks for every door that asks for
the right to publish, and the doors that don't ask (forms, approvals, the scheduler, copies) ask
themselves. The one way round is an administrator's, with a remark that is kept (`alone`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState
from wagtail.permissions import policy_registry

from publishing.content import content_of, digest_of

Rule = Callable[[Any], bool]
Since = dict[str, datetime | None]
_needs: list[Rule] = []
_afterwards: list[Rule] = []

#: The remark of an administrator who publishes alone, while he does.
_remark: ContextVar[str] = ContextVar("remark", default="")
#: So many people are named to whom one may turn.
NAMED = 4


def register_four_eyes(rule: Rule) -> Rule:
    """Register a rule: called with a version of a page, tells whether it needs two people."""
    if rule not in _needs:
        _needs.append(rule)
    return rule


def register_afterwards(rule: Rule) -> Rule:
    """Register a rule: tells whether a page that one person published is read afterwards (R5)."""
    if rule not in _afterwards:
        _afterwards.append(rule)
    return rule


def is_read_afterwards(page: Any) -> bool:
    """Tell whether somebody else reads what one person published on `page`."""
    return any(rule(page) for rule in _afterwards)


def needs_two(page: Any) -> bool:
    """Tell whether two people must stand behind the next publication of `page`.

    The text as given, as it is public and as it was last saved: no draft gets out of a rule by
    calling itself something else, and no change of a statement by being called news.
    """
    return any(rule(version) for version in _versions(page) for rule in _needs)


def _versions(page: Any) -> Iterator[Any]:
    yield page
    row = type(page)._default_manager.filter(pk=page.pk).first() if page.pk else None
    if row is not None:
        yield row
        draft = row.get_latest_revision()
        if draft is not None:
            yield draft.as_object()


def copy_needs_two(page: Page, to: Page, *, recursive: bool) -> bool:
    """Tell whether a copy of `page` below `to` would need two people to be live."""
    below = page.get_descendants() if recursive else Page.objects.none()
    return any(
        needs_two(each) or needs_two(_moved(each, to))
        for each in [page.specific, *below.specific().iterator()]
    )


def _moved(page: Any, to: Page) -> Any:
    moved = copy(page)
    moved.pk = moved.id = None
    moved.path, moved._cached_parent_obj = "", to
    return moved


def place_of(page: Any) -> str:
    """Return where in the tree `page` stands, or will stand once it is saved."""
    parent = getattr(page, "_cached_parent_obj", None)
    return str(page.path or getattr(parent, "path", ""))


def people_behind(pages: Iterable[Any]) -> set[int]:
    """Return the ids of who owns, wrote or submitted what isn't public yet of `pages`.

    Counted since the last publication of a page that is live; of one that isn't, since its
    beginning. The number of queries doesn't depend on the number of pages.
    """
    known = [page for page in pages if page.pk]
    return _owners(known) | writers(_since(known))


def _owners(pages: Iterable[Page]) -> set[int]:
    owners = Page.objects.filter(pk__in=[page.pk for page in pages])
    return set(owners.values_list("owner_id", flat=True)) - {None}


def _since(pages: Iterable[Page]) -> Since:
    """Return for each page (its id as text) the moment from which drafts aren't public yet."""
    rows = Page.objects.filter(pk__in=[page.pk for page in pages]).values_list(
        "pk", "live", "last_published_at", "live_revision__created_at"
    )
    # The earlier of the two: an autosave makes the public revision itself newer (WAGTAIL.md 1.8),
    # and a recall publishes an older one than what has been written since.
    return {
        str(pk): min(published, revised) if live and published and revised else None
        for pk, live, published, revised in rows
    }


def writers(since: Since) -> set[int]:
    """Return the ids of who wrote or submitted pages after a moment of each (None: ever)."""
    drafts = Revision.page_revisions.filter(object_id__in=since)
    rows = drafts.values_list("object_id", "user_id", "created_at")
    return _after(since, rows) | _submitters(since)


def _submitters(since: Since) -> set[int]:
    submitted = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=since
    )
    return _after(since, submitted.values_list("object_id", "requested_by_id", "created_at"))


def _after(since: Since, rows: Iterable[tuple[str, int | None, datetime]]) -> set[int]:
    return {user for pk, user, at in rows if user and ((when := since[pk]) is None or at > when)}


def is_own(user: Any, page: Page) -> bool:
    """Tell whether `user` stands behind the text of `page`; whoever is making it does.

    Saving, or scheduling, what another wrote without changing a word of it makes nobody its author.
    """
    if page.pk is None:
        return True
    since = _since([page])
    found = _owners([page]) | writers(since)
    if user.pk not in found:
        return False
    if user.pk in _owners([page]) | _submitters(since):
        return True
    drafts = Revision.page_revisions.filter(object_id=str(page.pk), user_id=user.pk)
    moment = since[str(page.pk)]
    drafts = drafts.filter(created_at__gt=moment) if moment else drafts
    return any(_changes_words(draft) for draft in drafts.order_by("-created_at", "-pk"))


def _changes_words(draft: Revision) -> bool:
    try:
        before = draft.get_previous()
    except Revision.DoesNotExist:
        return True
    return _digest(draft) != _digest(before)


def _digest(draft: Revision) -> str:
    return digest_of(content_of(draft.as_object()))


def is_alone(user: Any, page: Any) -> bool:
    """Tell whether `user` would be the only person behind a text that needs two."""
    return bool(user and not _remark.get() and needs_two(page) and is_own(user, page))


def reason_against(user: Any, page: Any) -> str:
    """Return why `user` may not publish `page`, and whom to ask; "" when nothing is against it."""
    return refusal(page) if is_alone(user, page) else ""


def refusal(page: Page) -> str:
    """Return what one of the people behind `page` is told."""
    why = _("Two people stand behind this text. You wrote or submitted it: somebody else decides.")
    return f"{why} {whom_to_ask(page)}"


def whom_to_ask(page: Page) -> str:
    """Return who can be the second person for `page`, in a sentence."""
    found = second_people(page) if page.pk else []
    if not page.pk:
        return _("Save it and ask somebody who may publish here.")
    if not found:
        return _("Nobody else may publish here: ask an administrator.")
    names = ", ".join(get_user_display_name(person) for person in found[:NAMED])
    return _("Submit it, or ask one of these to publish it: %(people)s.") % {"people": names}


def second_people(page: Page) -> list[Any]:
    """Return who may publish `page` and doesn't stand behind it, by name."""
    policy: Any = policy_registry.get(page)
    able = policy.users_with_permission_for_instance("publish", page)
    return list(able.exclude(pk__in=people_behind([page])).order_by("username"))


def who_scheduled(revision: Revision) -> Any:
    """Return who decided that `revision` goes live at its time, or None."""
    entry = PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule")
    found = entry.select_related("user").order_by("-timestamp").first()
    return found.user if found else None


@contextmanager
def alone(remark: str) -> Iterator[None]:
    """Let one person publish inside the block; `publishing.review` asks for the remark."""
    token = _remark.set(remark)
    try:
        yield
    finally:
        _remark.reset(token)


def remark() -> str:
    """Return the remark of the administrator who is publishing alone now, or ""."""
    return _remark.get()
