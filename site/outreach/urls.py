"""Fixed suffixes under a page's address."""

from django.urls import re_path

from outreach.feeds import feed

page_urls = [
    re_path(r"^(?P<path>(?:[\w-]+/)*)feed\.(?P<form>atom|rss)$", feed, name="feed"),
]
