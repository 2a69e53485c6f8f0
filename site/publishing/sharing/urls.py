"""Addresses of shared previews, below a language and in the admin."""

from django.urls import path

from wagtail.admin.auth import require_admin_access

from publishing.sharing import views
from publishing.sharing.admin_views import ShareView

page_urls = [
    path("shared/<str:secret>/", views.draft, name="shared_draft"),
    path("shared/<str:secret>/answer/", views.answer_form, name="shared_answer"),
]
admin_urls = [
    path(
        "pages/<int:page_id>/share/",
        require_admin_access(ShareView.as_view()),
        name="share_preview",
    ),
]
