"""Hears of every change of what the public sees, whatever door it came through."""

from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move, unpublished

from entries.models import Entry
from publishing.changes import record
from publishing.effects import happened
from publishing.models import Withdrawal
from publishing.refs import follows

HOME_DEPTH = 2

#: A save of nothing but these is a draft or a lock: readers see no difference.
UNSEEN = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def saved(
    sender: type[Model],
    instance: Any,
    raw: bool = False,
    update_fields: Any = None,
    **kwargs: Any,
) -> None:
    """A page or record was written."""
    if raw or not follows(sender) or (update_fields and UNSEEN.issuperset(update_fields)):
        return
    if not instance.live and instance.first_published_at is None:
        return  # never was public: a draft, or one that is only scheduled
    if isinstance(instance, Page) and instance.live:
        Withdrawal.objects.filter(page_id=instance.pk, lifted_at=None).update(
            lifted_at=timezone.now()
        )
    record(instance)
    _changed(instance)


def _changed(instance: Any) -> None:
    """Note the change; a language has pages for the public only while its home page is live."""
    happened(instance)
    is_home = isinstance(instance, Page) and instance.depth == HOME_DEPTH
    # The home of a centre's language has no entry itself (home.models): what is below tells.
    if is_home and instance.live != Entry.objects.filter(path__startswith=instance.path).exists():
        subtree_happened(instance)


def deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A page or record was deleted, perhaps with an ancestor."""
    if follows(sender):
        happened(instance, gone=True)


def withdrawn(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Something stopped being live that was made live by hand and never "first published"."""
    if follows(type(instance)) and instance.first_published_at is None and instance.pk:
        _changed(instance)


def moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The addresses and ancestors of a whole subtree changed."""
    subtree_happened(instance)


def restricted(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """A subtree became private or public."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        subtree_happened(page)


def subtree_happened(page: Any) -> None:
    """Note a change of every page of the subtree that has a text at its address."""
    fresh = Page.objects.get(pk=page.pk)
    kept = Withdrawal.objects.filter(lifted_at=None, content__isnull=False).values("page_id")
    below = fresh.get_descendants(inclusive=True).filter(Q(live=True) | Q(pk__in=kept))
    for each in below.specific().iterator():
        happened(each)


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    post_save.connect(saved, dispatch_uid="publishing.saved")
    post_delete.connect(deleted, dispatch_uid="publishing.deleted")
    page_unpublished.connect(withdrawn, dispatch_uid="publishing.page_unpublished")
    unpublished.connect(withdrawn, dispatch_uid="publishing.unpublished")
    post_page_move.connect(moved, dispatch_uid="publishing.moved")
    page_slug_changed.connect(moved, dispatch_uid="publishing.slug")
    post_save.connect(restricted, sender=PageViewRestriction, dispatch_uid="publishing.private")
    post_delete.connect(restricted, sender=PageViewRestriction, dispatch_uid="publishing.open")
