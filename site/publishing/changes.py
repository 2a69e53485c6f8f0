"""Major and minor changes: the choice demanded at every door, and the record of what went out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import get_active_log_context

from core.registries import Reason, register_publication_rule
from publishing.content import content_of, digest_of
from publishing.models import Publication, Statement

Kind = Publication.Kind

#: Tells whether a page's words follow another page's; registered by `languages`.
_follows: list[Callable[[Any], bool]] = []
#: True while a recall puts back what was public before.
_restoring: ContextVar[bool] = ContextVar("restoring", default=False)


def register_follower(follows: Callable[[Any], bool]) -> None:
    """Register the function that knows the pages which follow the choice of their source."""
    _follows[:] = [follows]


def follows_a_source(page: Statement) -> bool:
    """Tell whether the page is a translation whose source chooses for it."""
    return any(follows(page) for follows in _follows)


@contextmanager
def restoring() -> Iterator[None]:
    """Put back an earlier text: the change is told to readers, and nobody has to choose."""
    token = _restoring.set(True)
    try:
        yield
    finally:
        _restoring.reset(token)


def choose(page: Statement, change: str, note: str = "") -> None:
    """Make the choice for the next publication of `page`; saved with its draft."""
    page.change, page.change_note, page.change_id = change, note, uuid4()


@register_publication_rule
def says_how_it_changed(instance: Any) -> Iterator[Reason]:
    """A page that readers know changes with a note or as minor, never in silence (N4)."""
    if not isinstance(instance, Statement) or not instance.pk or _restoring.get():
        return
    shown = _shown(instance)
    if shown is None or shown == digest_of(content_of(instance)) or follows_a_source(instance):
        return
    if not instance.has_chosen:
        yield Reason(
            _("Readers know this page: say whether the change is major or minor."), "change"
        )
    elif instance.change == Statement.Change.MAJOR and not instance.change_note.strip():
        yield Reason(_("Tell readers in one sentence what changed."), "change_note")


def _shown(page: Statement) -> str | None:
    """Return the digest of what readers saw last; None for a page that never was public."""
    last = _last(page)
    if last is not None:
        return last.digest
    public = type(page).objects.filter(pk=page.pk, live=True)
    return digest_of(content_of(public.get())) if public.exists() else None


def _last(page: Statement) -> Publication | None:
    return Publication.objects.filter(page_id=page.pk).defer("content").first()


def record(page: Any) -> None:
    """Keep what just went public, in the same transaction; nothing when the text is the same."""
    if not isinstance(page, Statement) or not page.live:
        return
    content = content_of(page)
    digest, last = digest_of(content), _last(page)
    if last is not None and last.digest == digest:
        return
    kind, note, change_id = _told_of(page, last)
    Publication.objects.create(
        page_id=page.pk,
        translation_key=page.translation_key,
        language=page.locale.language_code,
        title=page.title,
        kind=kind,
        note=note,
        change_id=change_id,
        published_at=timezone.now(),
        by=get_active_log_context().user,
        content=content,
        digest=digest,
    )


def _told_of(page: Statement, last: Publication | None) -> tuple[str, Any, UUID | None]:
    """Return kind, note and choice of the publication that is being recorded."""
    if _restoring.get():
        return Kind.RESTORED, "", None
    has_chosen = page.has_chosen
    if has_chosen and page.change == Statement.Change.MAJOR:
        note = {page.locale.language_code: page.change_note.strip()}
        return Kind.MAJOR, note, page.change_id
    if last is None:
        return (Kind.MINOR if has_chosen else Kind.FIRST), "", page.change_id
    missed = _missed(page, last) if follows_a_source(page) else None
    if missed is not None:
        return Kind.MAJOR, missed.note, missed.change_id
    return Kind.MINOR, "", page.change_id if has_chosen else None


def _missed(page: Statement, last: Publication) -> Publication | None:
    """Return a major change of the source that the translation went public without, if any."""
    own = Publication.objects.filter(page_id=page.pk, change_id__isnull=False)
    return (
        Publication.objects.filter(
            translation_key=page.translation_key,
            kind=Kind.MAJOR,
            published_at__gt=last.published_at,
        )
        .exclude(page_id=page.pk)
        .exclude(change_id__in=own.values("change_id"))
        .defer("content")
        .first()
    )


def entry_values(page: Any) -> dict[str, Any]:
    """Return the date that feeds sort by: minor changes leave it alone."""
    return {"updated_at": page.updated_at} if isinstance(page, Statement) else {}
