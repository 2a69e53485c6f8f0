"""Where higher layers register and lower ones call."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Check(TextChoices):
    """What is looked for before a text goes out, as boards and lists name it (A8)."""

    TEXT = "text", _("text")
    TEASER = "teaser", _("teaser")
    ALT = "alt", _("alternative text")
    CREDIT = "credit", _("credit and rights")
    LINKS = "links", _("links")
    HEADINGS = "headings", _("order of headings")
    ISSUER = "issuer", _("responsible body")
    PRIORITY = "priority", _("priority")


@dataclass(frozen=True)
class Reason:
    """Why something may not be published, in words that say how to mend it.

    Attributes:
        message: for the editor, translated lazily.
        field: name of the form field the reason belongs to, "" for the whole.
        check: the `Check` that found it, "" for what is no part of that list.
        block: id of the block of a text that it is about.
    """

    message: Any
    field: str = ""
    check: str = ""
    block: str = ""


ReasonFunction = Callable[[Any], Iterable[Reason]]

_reasons: list[ReasonFunction] = []
_advice: list[ReasonFunction] = []


def register_publication_rule(function: ReasonFunction) -> ReasonFunction:
    """Register a rule: called with a page or record about to be live, yields `Reason`s."""
    if function not in _reasons:
        _reasons.append(function)
    return function


def register_advice(function: ReasonFunction) -> ReasonFunction:
    """Register a rule whose reasons warn and refuse nothing."""
    if function not in _advice:
        _advice.append(function)
    return function


def reasons_against_publication(instance: Any) -> list[Reason]:
    """Return every reason of every registered rule against `instance` being live."""
    return [reason for rule in _reasons for reason in rule(instance)]


def advice_on(instance: Any) -> list[Reason]:
    """Return what could be better in `instance` before it is public."""
    return [reason for rule in _advice for reason in rule(instance)]


def related(instance: Any, name: str) -> list[Any]:
    """Return the rows of a relation of `instance`, as posted while its form is being checked.

    Rules must read child rows and many-to-many choices through this (see `core.forms`).
    """
    pending = getattr(instance, "_pending_related", {})
    return pending[name] if name in pending else list(getattr(instance, name).all())


StateFunction = Callable[[Any], Any]
_state: list[StateFunction] = []


def register_state(function: StateFunction) -> StateFunction:
    """Register the function that names a state Wagtail has no word for, or returns None."""
    _state[:] = [function]
    return function


def state_of(instance: Any) -> Any:
    """Return the name of the state of a page or record, or None for Wagtail's own word."""
    return _state[0](instance) if _state else None
