"""Addresses that stand before wagtail-localize's own."""

from django.urls import path

from wagtail.admin.auth import require_admin_access

from languages import admin_views, editor

_closed = require_admin_access(admin_views.not_here)

admin_urls = [
    path("localize/submit/page/<int:page_id>/", require_admin_access(admin_views.submit_page)),
    path(
        "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        _closed,
    ),
    path(
        "localize/update/<int:translation_source_id>/",
        require_admin_access(admin_views.update_translations),
    ),
    path(
        "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        require_admin_access(editor.edit_string),
    ),
    path(
        "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        require_admin_access(editor.edit_override),
    ),
    path(
        "localize/translate/<int:translation_id>/pofile/upload/",
        require_admin_access(editor.upload_file),
    ),
    path("localize/translate/<int:translation_id>/machine_translate/", _closed),
    path("localize/page/<int:page_id>/convert_to_alias/", _closed),
    path("localize/api/snippets/<slug:app_label>/<slug:model_name>/", _closed),
    path("localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", _closed),
    path(
        "localize/reports/translations/",
        require_admin_access(admin_views.OwnTranslationsReport.as_view()),
    ),
    path(
        "localize/reports/translations/results/",
        require_admin_access(admin_views.OwnTranslationsReport.as_view(results_only=True)),
    ),
    path(
        "languages/reviewed/<int:page_id>/",
        require_admin_access(admin_views.mark_reviewed),
        name="mark_reviewed",
    ),
]
