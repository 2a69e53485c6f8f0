"""The admin's look, and the scripts that keep an editor's words."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override

from modelcluster.fields import ParentalManyToManyField

from core.privacy import pages_for
from core.reading import OwnMoveBulkAction

# Boxes to tick: a list with several choices wants a key held down, which nobody is told.
register_form_field_override(ParentalManyToManyField, override={"widget": CheckboxSelectMultiple})

hooks.register("register_bulk_action", OwnMoveBulkAction, order=100)  # after Wagtail's own

#: Each enhances the editor of pages and records by itself.
EDITOR_SCRIPTS = (
    "js/admin/names.js",
    "js/admin/paste.js",
    "js/admin/hold.js",
    "js/admin/keep.js",
    "js/admin/checks.js",
)


@hooks.register("insert_global_admin_css")
def admin_theme() -> SafeString:
    """Load the site's ink, link and glaze into Wagtail's own variables."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_page_chooser_queryset")
def own_and_public_pages(pages: Any, request: HttpRequest) -> Any:
    """Offer what is public, and what stands in the user's part of the tree."""
    return pages_for(request.user, pages)


@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Tell an open editor who is signed in now, and the token that goes with the session."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The address that an open editor asks when a save failed."""
    return [path("editor-session/", session, name="editor_session")]


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    """Keep headings and tables of a pasted text, and words that couldn't be saved (W2, W14)."""
    words = {
        "login": reverse("wagtailadmin_login"),
        "session": reverse("editor_session"),
        "tables": _("Headings and tables became blocks of their own. Give each table a caption."),
        "flattened": _(
            "This text holds no headings and tables: they became bold lines and lines of cells."
        ),
        "offline": _(
            "There is no connection. Go on writing: your words are kept in this browser and saved "
            "when the connection is back."
        ),
        "signedOut": _(
            "You are signed out. Your words are kept in this browser. Sign in in the new window, "
            "then come back: they are saved."
        ),
        "signIn": _("Sign in"),
        "offer": _("Words of %(when)s were not saved. They can become the latest draft."),
        "restore": _("Restore"),
        "drop": _("Throw away"),
        "copy": _("Copy"),
        "failed": _("They couldn't be restored as they are. Copy them and put them in by hand."),
    }
    scripts = ((static(name),) for name in EDITOR_SCRIPTS)
    return json_script(words, "editor-words") + format_html_join(
        "", '<script type="module" src="{}"></script>', scripts
    )
