"""The admin's look."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override

from modelcluster.fields import ParentalManyToManyField

from core.privacy import pages_for

# Boxes to tick: a list with several choices wants a key held down, which nobody is told.
register_form_field_override(ParentalManyToManyField, override={"widget": CheckboxSelectMultiple})


@hooks.register("insert_global_admin_css")
def admin_theme() -> SafeString:
    """Load the site's ink, link and glaze into Wagtail's own variables."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_page_chooser_queryset")
def own_and_public_pages(pages: Any, request: HttpRequest) -> Any:
    """Offer what is public, and what stands in the user's part of the tree."""
    return pages_for(request.user, pages)
