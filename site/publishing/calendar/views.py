"""The calendar in the admin, the secret address, and the day of a review."""

import calendar
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from babel.dates import format_date, get_day_names

from publishing.calendar.forms import FilterForm, ReviewForm
from publishing.calendar.ical import address_for, close_address, open_address
from publishing.calendar.items import KINDS, CalendarItem, items_for
from publishing.calendar.models import ReviewDate

#: Overdue reviews are shown however long ago they were due.
LONG_AGO = date(2000, 1, 1)


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """A month as a grid or as a list, and above it what is overdue."""

    template_name = "calendar/calendar.html"
    page_title = gettext_lazy("Calendar")
    header_icon = "calendar"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FilterForm(self.request.GET)
        first = form.first_day()
        weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
        chosen, user = form.chosen(), self.request.user
        items = items_for(user, weeks[0][0], weeks[-1][-1], **chosen)
        view = "list" if self.request.GET.get("view") == "list" else "month"
        language = self.request.LANGUAGE_CODE
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "view": view,
            "month": format_date(first, "LLLL y", locale=language),
            # By number, Monday first like the weeks: the order of the mapping is a country's.
            "weekdays": [get_day_names("abbreviated", locale=language)[day] for day in range(7)],
            "weeks": [[_day(day, first, items) for day in week] for week in weeks],
            "days": _days(first, items, language),
            "overdue": [
                _shown(item)
                for item in items_for(user, LONG_AGO, timezone.localdate(), **chosen)
                if item.is_overdue
            ],
            "links": self._links(first, view),
            "address": address_for(user),
            "address_url": reverse("calendar_address"),
        }

    def _links(self, first: date, view: str) -> dict[str, str]:
        """Return the ways to other months and to the other view, each keeping the filters."""
        kept = {
            name: value
            for name in ("language", "centre", "kind")
            if (value := self.request.GET.get(name, ""))
        }

        def to(day: date, shown: str) -> str:
            return "?" + urlencode({**kept, "month": f"{day:%Y-%m}", "view": shown})

        return {
            "previous": to(first - timedelta(days=1), view),
            "next": to((first + timedelta(days=31)).replace(day=1), view),
            "today": to(timezone.localdate(), view),
            "month": to(first, "month"),
            "list": to(first, "list"),
        }


def _shown(item: CalendarItem) -> dict[str, Any]:
    """Return what the template prints of an item."""
    start = item.start
    time = f"{timezone.localtime(start):%H:%M}" if isinstance(start, datetime) else ""
    return {
        "title": item.title,
        "url": item.url,
        "kind": item.kind,
        "word": _("Overdue") if item.is_overdue else KINDS[item.kind],
        "time": time,
        "languages": sorted(item.languages),
        "note": item.note,
        "is_overdue": item.is_overdue,
        "day": item.first_day,
    }


def _day(day: date, first: date, items: list[CalendarItem]) -> dict[str, Any]:
    return {
        "date": day,
        "is_outside": day.month != first.month,
        "is_today": day == timezone.localdate(),
        "items": [_shown(item) for item in items if item.first_day <= day <= item.last_day],
    }


def _days(first: date, items: list[CalendarItem], language: str) -> list[dict[str, Any]]:
    """Return the days of the month that have something, for the list."""
    days: dict[date, list[Any]] = {}
    for item in items:
        # What began before the month stands at its first day.
        day = max(item.first_day, first)
        if day.month == first.month:
            days.setdefault(day, []).append(_shown(item))
    return [
        {"title": format_date(day, "EEEE d MMMM", locale=language), "items": found}
        for day, found in sorted(days.items())
    ]


def calendar_address(request: HttpRequest) -> HttpResponse:
    """Open, renew or close the user's own address."""
    if request.method == "POST":
        if "close" in request.POST:
            close_address(request.user)
            messages.success(request, _("The address no longer answers."))
        else:
            open_address(request.user)
            messages.success(request, _("The new address answers; an older one no longer does."))
    return redirect("editors_calendar")


def review_date(request: HttpRequest, page_id: int) -> HttpResponse:
    """Set or remove the day by which a page is read again.

    Raises:
        PermissionDenied: the user may not change the page.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    row = ReviewDate.objects.filter(page_id=page.pk).first()
    if request.method == "POST" and "remove" in request.POST:
        ReviewDate.objects.filter(page_id=page.pk).delete()
        messages.success(request, _("The page needs no review any more."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    instance = row or ReviewDate(page_id=page.pk, owner=request.user)
    form = ReviewForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The day of the review is set."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return ReviewPage.as_view()(request, page=page, form=form, row=row)


class ReviewPage(WagtailAdminTemplateMixin, TemplateView):
    """The form of `review_date`."""

    template_name = "calendar/review.html"
    page_title = gettext_lazy("Review")
    header_icon = "calendar"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = self.kwargs["page"]
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.kwargs["page"].get_admin_display_title())
