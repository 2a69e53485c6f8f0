"""Everything that stands between a draft and its readers, in one list with the way to each place.

The rules themselves hang where every door passes (`clean` of what is live, decision 3). This only
reads them, so no list can say anything else than a refusal would.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError

from wagtail.models import Page

from core.faults import faults_of
from core.registries import Check, Reason, advice_on
from publishing.refs import Ref, release_of


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes:
        message: what is wrong and how to mend it.
        place: the name of the field, in words, or "".
        anchor: the place in the editor's form, an address part without "#", or "".
        check: the `Check` that found it, or "".
        is_blocking: refuses publication; otherwise it is advice.
    """

    message: str
    place: str = ""
    anchor: str = ""
    check: str = ""
    is_blocking: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def problems_of(instance: Any, together_with: frozenset[Ref] = frozenset()) -> list[Problem]:
    """Return what refuses the publication of the latest draft, then advice.

    Args:
        instance: a page or record; its latest revision is what would be published.
        together_with: what goes live in the same release.
    """
    draft = instance.get_latest_revision_as_object()
    with release_of(together_with):
        return [*refusals(draft), *advice(draft)]


def refusals(draft: Any) -> list[Problem]:
    """Return what refuses to let `draft` be live, in the order of its form's fields."""
    was_live, draft.live = draft.live, True
    try:
        draft.full_clean()
    except ValidationError as error:
        return problems_in(error, draft)
    finally:
        draft.live = was_live
    return []


def advice(draft: Any) -> list[Problem]:
    """Return what could be better in `draft`."""
    return [_advice(reason, draft) for reason in advice_on(draft)]


def problems_in(error: ValidationError, instance: Any) -> list[Problem]:
    """Return the parts of a validation error, each with its place."""
    if not hasattr(error, "error_dict"):
        return [Problem(str(message)) for message in error.messages]
    return list(_problems(instance, error.error_dict.items()))


def problems_in_form(form: Any) -> list[Problem]:
    """Return what a refused form says, wherever it says it: fields, blocks, inline rows."""
    found: dict[str, list[ValidationError]] = {}
    for name, errors in form.errors.as_data().items():
        for error in errors:
            if hasattr(error, "non_block_errors"):
                found.setdefault(name, []).extend(faults_of(form[name].data, error))
            else:
                found.setdefault(name, []).append(error)
    for name, formset in form.formsets.items():
        found.setdefault(name, []).extend(formset.non_form_errors().as_data())
        for errors in formset.errors:
            for each in errors.as_data().values():
                found[name].extend(each)
    return list(_problems(form.instance, found.items()))


def _problems(
    instance: Any, errors: Iterable[tuple[str, list[ValidationError]]]
) -> Iterator[Problem]:
    for name, each in errors:
        for error in each:
            block, code = getattr(error, "block", ""), error.code or ""
            yield from (
                Problem(
                    str(message),
                    _name_of(instance, name),
                    _anchor(instance, name, block),
                    _check(instance, name, code),
                )
                for message in error.messages
            )


def _advice(reason: Reason, instance: Any) -> Problem:
    return Problem(
        str(reason.message),
        _name_of(instance, reason.field) if reason.field else "",
        _anchor(instance, reason.field, reason.block),
        reason.check,
        is_blocking=False,
    )


def _check(instance: Any, name: str, code: str) -> str:
    if code in Check.values:
        return code
    return str(Check.TEXT) if _is_stream(instance, name) else ""


def _is_stream(instance: Any, name: str) -> bool:
    return isinstance(instance, Page) and name in instance.get_streamfield_names()


def _anchor(instance: Any, name: str, block: str) -> str:
    """Return the id that Wagtail's form gives the block, the field or the inline rows."""
    if block:
        return f"block-{block}-section"
    if name in ("", NON_FIELD_ERRORS):
        return ""
    if any(relation.get_accessor_name() == name for relation in instance._meta.related_objects):
        return f"id_{name}-FORMS"
    return f"{name}-root" if _is_stream(instance, name) else f"id_{name}"


def _name_of(instance: Any, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    meta = field.related_model._meta if field.auto_created and field.related_model else field
    return str(getattr(meta, "verbose_name", name))
