"""Addresses of the form, below a language."""

from django.urls import path

from home.contact.views import contact

page_urls = [
    path("write/", contact, name="write_to_hq"),
    path("write/<slug:slug>/", contact, name="write_to_centre"),
]
