"""Messages in the admin: listed, answered, exported, deleted."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.plain import no_formula
from core.policies import SEEING
from core.viewsets import AskedFirst, RecordFilterSet
from home.contact.models import Message


class MessageIndexView(generic.IndexView):
    """What was written to whom the user speaks for."""

    base_filterset_class = RecordFilterSet
    list_export = [
        "pk", "received_at", "centre", "language", "name", "email", "subject", "text",
        "is_answered", "mail_state", "erase_on",
    ]  # fmt: skip
    export_headings = {"pk": _("number"), "mail_state": _("mail")}

    def get_base_queryset(self) -> Any:
        mine = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, SEEING
        )
        return mine.select_related("centre", "mail")

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the lines, with the mark by which a spreadsheet knows Cyrillic."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)

    def to_row_dict(self, item: Message) -> dict[str, Any]:
        """Return the row; strangers wrote it, so nothing in it may be read as a formula."""
        found = super().to_row_dict(item)
        found["centre"] = str(item.centre or "")
        return {name: no_formula(value) for name, value in found.items()}


class MessageViewSet(AskedFirst, ModelViewSet):
    model = Message
    name = "messages"
    url_prefix = "messages"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 235
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = MessageIndexView
    list_per_page = 50
    list_filter = ["is_answered", "centre", "language"]
    export_filename = "messages"
    search_fields = ["subject", "name", "email", "text"]
    search_backend_name = None
    list_display = [
        "subject",
        "email",
        Column("centre", label=_("To"), accessor=lambda row: row.centre or _("headquarters")),
        "received_at",
        BooleanColumn("is_answered", label=_("Answered")),
        Column("mail_state", label=_("Mail")),
        "erase_on",
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(template="contact/message.html", heading=_("Message")),
            FieldPanel("is_answered"),
        ]
    )
