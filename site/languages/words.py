"""Which words of a translation are missing, not yet applied, or behind their source. Reads only."""

from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from modelcluster.models import get_serializable_data_for_fields
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.pages import BasePage
from languages.fields import copy_choices
from publishing.models.statement import CHOICE

#: An unchanged string this long can't be a name or a number. Asked only of pages whose
#: translation was stopped: there nobody signs string by string.
SENTENCE = 4


def translation_into(page: Page, *, stopped: bool = False) -> Translation | None:
    """Return the translation that `page` is the target of, or None.

    Args:
        page: of any type.
        stopped: return it also when it was stopped ("Stop translation" in the editor).
    """
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).exclude(source__locale_id=page.locale_id)
    if not stopped:
        found = found.filter(enabled=True)
    return found.select_related("source__locale", "target_locale").first()


def segments_of(translation: Translation) -> list[tuple[StringSegment, str | None]]:
    """Return the source's strings, each with its faultless translation or None (two queries)."""
    done = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        has_error=False,
        context__object_id=translation.source.object_id,
    )
    known = {(row.translation_of_id, row.context_id): row.data for row in done}
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return [
        (segment, known.get((segment.string_id, segment.context_id)) or None)
        for segment in segments.select_related("context", "string").order_by("order")
    ]


def untranslated(translation: Translation) -> list[StringSegment]:
    """Return the strings that have no translation."""
    return [segment for segment, words in segments_of(translation) if words is None]


def strings_of(page: BasePage) -> set[tuple[str, str]]:
    """Return `(path, words)` of everything on the page that a translator writes."""
    return {
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    }


def not_applied(translation: Translation, page: BasePage) -> list[str]:
    """Return the source's strings that stand on `page` although they have a translation."""
    there = strings_of(page)
    return [
        segment.string.data
        for segment, words in segments_of(translation)
        if words is not None
        and words != segment.string.data
        and (segment.context.path, segment.string.data) in there
    ]


def left_in_source_language(translation: Translation, page: BasePage) -> list[str]:
    """Return the sentences of the source that stand unchanged on a page translated freely."""
    there = {words for _path, words in strings_of(page)}
    return [
        segment.string.data
        for segment, _words in segments_of(translation)
        if segment.string.data in there and len(segment.string.data.split()) >= SENTENCE
    ]


def with_words(translation: Translation) -> BasePage:
    """Return the target with the translated words in memory; the source's where they lack."""
    source = translation.source
    page: BasePage = source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    copy_choices(source.as_instance(), page)
    return page


def changed_fields(translation: Translation) -> list[str]:
    """Return the names of the fields in which the live target is behind its source (L4).

    A field is behind when what would be published now differs from what is live: an untranslated
    or unpublished string, a changed fact. Empty for a target that isn't live.
    """
    live = translation.get_target_instance().specific
    if not live.live:
        return []
    wanted = with_words(translation)
    return [
        declared.field_name
        for declared in get_translatable_fields(type(live))
        if declared.field_name not in CHOICE
        and _value(wanted, declared.field_name) != _value(live, declared.field_name)
    ]


def _value(page: BasePage, name: str) -> Any:
    """Return a field's value in a form that compares: rows without their ids."""
    field: Any = page._meta.get_field(name)
    if field.one_to_many:
        manager = getattr(page, field.get_accessor_name())
        rows = [get_serializable_data_for_fields(row) for row in manager.all()]
        return [
            {key: value for key, value in row.items() if key not in {"id", "pk", field.field.name}}
            for row in rows
        ]
    if field.many_to_many:
        return {row.pk for row in getattr(page, name).all()}
    if isinstance(field, StreamField):
        return field.get_prep_value(getattr(page, name))
    return field.value_from_object(page)
