"""Addresses of the search."""

from django.urls import path

from search.views import search_api, search_page

api_urls = [path("", search_api, name="search_api")]
page_urls = [path("", search_page, name="search")]
