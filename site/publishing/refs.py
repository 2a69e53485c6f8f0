"""A page or record as a pair of words, safe to keep until after the commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model

from wagtail.models import Page

from core.records import Record
from entries.build import is_public as page_is_public

PAGE = "wagtailcore.page"


class Ref(NamedTuple):
    """Which page or record is meant."""

    label: str
    pk: int

    @property
    def is_page(self) -> bool:
        """True for a page, of whatever type."""
        return self.label == PAGE

    def get(self) -> Any:
        """Read the row anew; None when it is gone. Pages come specific."""
        found = apps.get_model(self.label)._default_manager.filter(pk=self.pk).first()
        return found.specific if isinstance(found, Page) else found


def ref_of(instance: Model) -> Ref:
    """Return the reference of a page or record."""
    return Ref(PAGE if isinstance(instance, Page) else instance._meta.label_lower, instance.pk)


def is_public(instance: Any) -> bool:
    """Tell whether anyone may see the page or record now."""
    if instance is None:
        return False
    return page_is_public(instance) if isinstance(instance, Page) else bool(instance.live)


def follows(model: type[Model]) -> bool:
    """Tell whether effects follow changes of `model`."""
    return issubclass(model, (Page, Record))


#: Members of the release that is going out right now: they may go live, and link to each other.
_going_out: ContextVar[frozenset[Ref]] = ContextVar("going_out", default=frozenset())


def going_out() -> frozenset[Ref]:
    """Return the members of the release that is going out in this transaction."""
    return _going_out.get()


@contextmanager
def release_of(refs: frozenset[Ref]) -> Iterator[None]:
    """Let `refs` go live together."""
    token = _going_out.set(refs)
    try:
        yield
    finally:
        _going_out.reset(token)
