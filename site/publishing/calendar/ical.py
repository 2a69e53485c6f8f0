"""A person's calendar at an address of its own, for programs that can't sign in."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.users.models import UserProfile

from icalendar import Calendar, Event

from publishing.calendar.items import KINDS, CalendarItem, items_for
from publishing.calendar.models import CalendarAddress

BEFORE, AFTER = timedelta(days=31), timedelta(days=400)
_signer = Signer(salt="publishing.calendar")


def address_for(user: Any) -> str:
    """Return the absolute address of the user's calendar, or "" while it is closed."""
    row = CalendarAddress.objects.filter(user=user, is_open=True).first()
    if row is None:
        return ""
    token = _signer.sign_object([user.pk, row.number])
    return settings.WAGTAILADMIN_BASE_URL + reverse("personal_calendar", args=[token])


def open_address(user: Any) -> None:
    """Open a new address; one given out before stops answering."""
    row, created = CalendarAddress.objects.get_or_create(user=user)
    if not created:
        CalendarAddress.objects.filter(pk=row.pk).update(number=row.number + 1, is_open=True)


def close_address(user: Any) -> None:
    """Stop answering at the user's address."""
    CalendarAddress.objects.filter(user=user).update(is_open=False)


def _user_of(token: str) -> Any:
    try:
        user_id, number = _signer.unsign_object(token)
    except (BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    row = CalendarAddress.objects.filter(user_id=user_id, number=number, is_open=True).first()
    user = get_user_model().objects.filter(pk=user_id, is_active=True).first() if row else None
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    return user


@require_safe
def personal_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Answer what the owner of the address may see now, in their language and zone.

    Raises:
        Http404: a false or closed address, or an account that was closed.
    """
    user = _user_of(token)
    profile = UserProfile.get_for_user(user)
    language = profile.get_preferred_language()
    with translation.override(language), timezone.override(profile.get_current_time_zone()):
        today = timezone.localdate()
        text = calendar_of(items_for(user, today - BEFORE, today + AFTER))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def calendar_of(items: list[CalendarItem]) -> bytes:
    """Return the items as RFC 5545 writes them, with the zones they use."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//calendar")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", str(_("Editorial calendar")))
    for item in items:
        calendar.add_component(_event(item))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(item: CalendarItem) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", timezone.now())
    word = _("Overdue") if item.is_overdue else KINDS[item.kind]
    codes = ", ".join(sorted(item.languages))
    event.add("summary", f"{word}: {item.title}" + (f" ({codes})" if codes else ""))
    if isinstance(item.start, datetime):
        event.add("dtstart", timezone.localtime(item.start))
    else:
        event.add("dtstart", item.start)
        event.add("dtend", item.last_day + timedelta(days=1))
    if item.note:
        event.add("description", item.note)
    if item.url:
        event.add("url", settings.WAGTAILADMIN_BASE_URL + item.url)
    return event
