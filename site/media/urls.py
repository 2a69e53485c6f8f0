"""Addresses of files, and of the admin's multiple upload, which stands before Wagtail's."""

from django.urls import path

from wagtail.admin.auth import require_admin_access

from media.uploads import AddView, CreateFromUploadView
from media.views import serve

urlpatterns = [path("media/<path:name>", serve, name="media")]
admin_urls = [
    path("images/multiple/add/", require_admin_access(AddView.as_view())),
    path(
        "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
        require_admin_access(CreateFromUploadView.as_view()),
    ),
]
