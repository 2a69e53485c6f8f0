"""Fixed suffixes under a page's address."""

from django.urls import re_path

from events.calendar_file import event_file

page_urls = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)event\.ics$", event_file, name="event_file"),
]
