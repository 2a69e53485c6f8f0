"""What may not go live, and how to mend it. Pure: reads, returns reasons."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from modelcluster.fields import ParentalKey

from core.records import Record
from core.registries import Reason, register_publication_rule, related
from publishing.models import Correction, Release
from publishing.models.release import releases_of
from publishing.refs import going_out, ref_of


@register_publication_rule
def records_are_live(instance: Any) -> Iterator[Reason]:
    """Every record that the instance or its rows point to must be live, or go out with it."""
    for field, record in _records(instance):
        if not record.live and ref_of(record) not in going_out():
            yield Reason(
                _("Publish “%(record)s” first: it is still a draft.") % {"record": record}, field
            )


def _records(instance: Any) -> Iterator[tuple[str, Record]]:
    """Yield `(field, record)` for foreign keys, many-to-many choices and inline rows."""
    yield from _foreign(instance)
    for field in instance._meta.many_to_many:
        if issubclass(field.related_model, Record):
            for record in related(instance, field.name):
                yield field.name, record
    for relation in instance._meta.related_objects:
        if isinstance(relation.field, ParentalKey):
            name = relation.get_accessor_name()
            for row in related(instance, name):
                for _field, record in _foreign(row):
                    yield name, record


def _foreign(instance: Any) -> Iterator[tuple[str, Record]]:
    for field in instance._meta.concrete_fields:
        is_key = field.many_to_one and not isinstance(field, ParentalKey)
        if is_key and issubclass(field.related_model, Record):
            record = getattr(instance, field.name)
            if record is not None:
                yield field.name, record


@register_publication_rule
def not_an_alias(instance: Any) -> Iterator[Reason]:
    """No page stands under a language that it isn't written in."""
    if isinstance(instance, Page) and instance.alias_of_id:
        yield Reason(_("A mirrored page can't be published: make a translation of it."))


@register_publication_rule
def waits_for_its_release(instance: Any) -> Iterator[Reason]:
    """A member of a planned release goes out with it and by no other door."""
    if not isinstance(instance, (Page, Record)) or instance.pk is None:
        return
    if ref_of(instance) in going_out():
        return
    if releases_of(instance, Release.State.PLANNED).exists():
        # Not which: a centre's editor reads this, who doesn't see headquarters' releases.
        yield Reason(_("It waits for a release and goes out with it."))


@register_publication_rule
def corrects_what_readers_know(instance: Any) -> Iterator[Reason]:
    """A correction of a text that never was public would tell of it."""
    if not isinstance(instance, Correction):
        return
    page = instance.page
    if page is None or page.first_published_at or ref_of(page) in going_out():
        return
    if not page.live:
        yield Reason(_("This page was never public: there is nothing to correct."), "page")
