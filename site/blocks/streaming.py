"""A live stream at an official account: announced, on air, over, recorded (W4).

The page embeds nothing: it says when, where and in which languages, and leads there. What it says
is true for a while longer (an hour with its zone, never "in five minutes"), so a copy of the page
that a browser keeps for a minute misleads nobody.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from babel.dates import get_timezone_gmt, get_timezone_location

from blocks.choosers import KnownFilmBlock, afresh, known
from blocks.media import words_of
from core.dates import PartialDate
from core.registries import Check
from core.structured import node
from directory.models import Channel

#: Without an end it counts as over after this.
LONGEST = timedelta(hours=6)
#: Further hosts of a network, beside `www.` and `m.`.
SHORT_HOSTS = {"youtu.be": "youtube.com", "fb.watch": "facebook.com"}


class State(StrEnum):
    """Where a live stream stands."""

    BEFORE = "before"
    NOW = "now"
    OVER = "over"
    RECORDED = "recorded"


def languages_offered() -> Sequence[tuple[str, Any]]:
    """Return the languages that may be interpreted into; migrations keep the name, not the list."""
    return settings.LANGUAGES


class LiveStreamBlock(blocks.StructBlock):
    """Announces a live stream; afterwards a film of our own stands in its place."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    starts = blocks.DateTimeBlock(
        label=_("Begins"), help_text=_("In the time zone of your account; readers see the page’s.")
    )
    ends = blocks.DateTimeBlock(
        label=_("Ends"),
        required=False,
        help_text=_("Empty: it counts as over six hours after it began."),
    )
    address = blocks.URLBlock(
        label=_("Address"), help_text=_("Of the stream, at one of the official accounts.")
    )
    languages = blocks.MultipleChoiceBlock(
        label=_("Languages of interpretation"),
        choices=languages_offered,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recording = KnownFilmBlock(
        "media.Video",
        label=_("Recording"),
        required=False,
        help_text=_("A film with captions and transcript; it takes this block’s place afterwards."),
    )

    class Meta:
        icon = "media"
        label = _("Live stream")
        template = "blocks/live_stream.html"
        description = _("When, where and in which languages; nothing of it loads here.")

    def clean(self, value: Any) -> Any:
        """Refuse an end before the beginning, and an account that nobody can check to be ours."""
        cleaned = super().clean(value)
        errors = {}
        starts, ends = times(cleaned)
        if starts and ends and ends <= starts:
            errors["ends"] = ValidationError(_("It ends before it begins: change one of the two."))
        # The account of a stream that is over may be closed by now: its page must stay editable.
        is_asked = cleaned.get("address") and not self.is_deferred_validation
        if is_asked and not is_over(cleaned) and (problem := reason_against(cleaned["address"])):
            errors["address"] = ValidationError(problem, code=Check.LINKS)
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_searchable_content(self, value: Any) -> list[str]:
        """The title alone: names of languages are no words of the text."""
        return [value.get("title") or ""]

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        language = get_language() or settings.LANGUAGE_CODE
        page = (parent_context or {}).get("page")
        context.update(shown(value, getattr(page, "time_zone", settings.TIME_ZONE), language))
        if context["state"] == State.RECORDED:
            context.update(words_of(value["recording"], language))
        return context


# --- the account ------------------------------------------------------------------------------


def reason_against(address: str) -> Any:
    """Return why readers can't be sent to the address, "" when they can (one query)."""
    parts = urlsplit(address)
    hosts = {_host(url) for url in Channel.objects.filter(live=True).values_list("url", flat=True)}
    if parts.scheme == "https" and _host(address) in hosts:
        return ""
    return _(
        "The address must begin with https:// and be at one of the official accounts (%(hosts)s). "
        "If it is one, add it to them first."
    ) % {"hosts": ", ".join(sorted(hosts)) or "–"}


def _host(address: str) -> str:
    host = urlsplit(address).hostname or ""
    host = host.removeprefix("www.").removeprefix("m.")
    return SHORT_HOSTS.get(host, host)


# --- what readers see -------------------------------------------------------------------------


def times(value: Any) -> tuple[datetime | None, datetime | None]:
    """Return begin and end; one that came without a zone (by a program) is the site's hour."""
    starts, ends = (
        timezone.make_aware(when, timezone.get_default_timezone())
        if when and timezone.is_naive(when)
        else when
        for when in (value.get("starts"), value.get("ends"))
    )
    return starts, ends


def is_over(value: Any) -> bool:
    """Tell whether a stream has ended, by the clock of this machine."""
    starts, ends = times(value)
    return bool(starts and timezone.now() >= (ends or starts + LONGEST))


def state_of(value: Any) -> State:
    """Return where a stream stands. Who has a recording need not say when it ended."""
    (starts, ends), film = times(value), value.get("recording")
    if starts is None or timezone.now() < starts:
        return State.BEFORE
    if film is not None and film.live and (is_over(value) or ends is None):
        return State.RECORDED
    return State.OVER if is_over(value) else State.NOW


def shown(value: Any, zone: str, language: str) -> dict[str, Any]:
    """Return what the template prints.

    Args:
        value: of the block.
        zone: whose hours are named.
        language: of the page.
    """
    starts, ends = (when and when.astimezone(ZoneInfo(zone)) for when in times(value))
    same_day = starts and ends and starts.date() == ends.date()
    return {
        "state": state_of(value),
        "starts": _moment(starts, language),
        "ends": _moment(ends, language, with_day=not same_day),
        "place": _place(starts, zone, language),
        "host": (urlsplit(value.get("address") or "").hostname or "").removeprefix("www."),
        "interpreted": [
            {"code": code, "name": settings.LANGUAGE_FACTS[code][0]}
            for code in value.get("languages") or []
            if code in settings.LANGUAGE_FACTS
        ],
    }


def _moment(when: datetime | None, language: str, with_day: bool = True) -> dict[str, str] | None:
    if when is None:
        return None
    day = PartialDate.from_date(when.date()).display(language) + " · " if with_day else ""
    return {"machine": when.isoformat(timespec="minutes"), "text": f"{day}{when:%H.%M}"}


def _place(when: datetime | None, zone: str, language: str) -> str:
    """Return whose hours these are: "Istanbul · UTC+03:00"."""
    if when is None:
        return ""
    offset = get_timezone_gmt(when, width="iso8601", locale=language)
    city = get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)
    return f"{city} · UTC{offset}"


def as_text(value: Any, zone: str, language: str) -> str:
    """Return the announcement as plain text: title, time, address."""
    told = shown(value, zone, language)
    hours = "–".join(each["text"] for each in (told["starts"], told["ends"]) if each)
    when = f"{hours} ({told['place']})" if hours else ""
    return "\n".join(filter(None, [value.get("title"), when, value.get("address")]))


def broadcasts(page: Any) -> list[dict[str, Any]]:
    """Return the schema.org nodes of the streams that a page announces."""
    return [_broadcast(block.value) for block in _streams(page)]


def _streams(page: Any) -> Iterable[Any]:
    if not page.body:
        return []
    with known({}):  # what is told of them needs no film
        return afresh(page.body).blocks_by_name("live_stream")


def _broadcast(value: Any) -> dict[str, Any]:
    starts, ends = times(value)
    return node(
        "BroadcastEvent",
        name=value.get("title"),
        isLiveBroadcast=True,
        startDate=starts.isoformat() if starts else "",
        endDate=ends.isoformat() if ends else "",
        inLanguage=value.get("languages"),
        url=value.get("address"),
    )
