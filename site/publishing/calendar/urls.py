"""Addresses of the calendar: in the admin, and the one for programs."""

from django.urls import path

from wagtail.admin.auth import require_admin_access

from publishing.calendar import views
from publishing.calendar.ical import personal_calendar

admin_urls = [
    path("calendar/", require_admin_access(views.CalendarView.as_view()), name="editors_calendar"),
    path(
        "calendar/address/", require_admin_access(views.calendar_address), name="calendar_address"
    ),
    path(
        "calendar/review/<int:page_id>/",
        require_admin_access(views.review_date),
        name="review_date",
    ),
]
open_urls = [path("calendar/<str:token>.ics", personal_calendar, name="personal_calendar")]
