"""Addresses of the admin that stand before Wagtail's: they ask who may read."""

from django.urls import path, re_path

from wagtail.admin.auth import require_admin_access

from core import reading

_closed = require_admin_access(reading.closed)
_browse = require_admin_access(reading.BrowseView.as_view())

admin_urls = [
    path("choose-page/", _browse),
    path("choose-page/<int:parent_page_id>/", _browse),
    path(
        "choose-page/chosen-multiple/", require_admin_access(reading.ChosenMultipleView.as_view())
    ),
    path("choose-external-link/", require_admin_access(reading.LinkView.as_view())),
    re_path(r"^api/main/(?:images|documents)/", _closed),
    path(
        "reports/page-types-usage/",
        require_admin_access(reading.TypesReport.as_view()),
    ),
    path(
        "reports/page-types-usage/results/",
        require_admin_access(reading.TypesReport.as_view(results_only=True)),
    ),
]
