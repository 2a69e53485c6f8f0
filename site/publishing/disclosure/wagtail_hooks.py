"""Registers the admin of disclosure rules, and what a centre's editors are told of them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from core.viewsets import RecordViewSet
from publishing.disclosure.models import DisclosureRule
from publishing.disclosure.panels import panels


class DisclosureRuleViewSet(RecordViewSet):
    model = DisclosureRule
    icon = "warning"
    record_panels = [
        MultiFieldPanel(["country", "centre"], heading=_("Whom it binds")),
        FieldRowPanel(["applies_from", "applies_until"]),
        "text",
        "outputs",
        "legal_note",
    ]
    list_display = ["__str__", "country", "centre", "applies_from", "applies_until", "live"]
    list_filter = ["country", "live"]
    add_to_admin_menu = True
    menu_order = 245


register_snippet(DisclosureRuleViewSet)


@hooks.register("construct_homepage_panels")
def what_the_law_demands(request: HttpRequest, found: list[Any]) -> None:
    """Who writes for a centre is told what its texts say beside them, and why."""
    found += panels(request.user)
