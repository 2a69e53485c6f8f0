"""Admin of films. Pictures and documents have Wagtail's own."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.viewsets import RecordViewSet
from media.models import Video


class VideoViewSet(RecordViewSet):
    model = Video
    icon = "media"
    menu_label = _("Films")
    add_to_admin_menu = True
    menu_order = 310
    record_panels = [
        "title",
        FieldPanel("file", help_text=_("MP4 or WebM. It loads only when a reader starts it.")),
        FieldPanel("poster", help_text=_("Stands there until the film is started.")),
        "duration",
        MultiFieldPanel(
            [FieldRowPanel(["credit", "rights"]), "source", "collection"], heading=_("Whose it is")
        ),
        InlinePanel(
            "captions",
            heading=_("Captions and transcripts"),
            label=_("Language"),
            panels=[
                "language",
                FieldPanel("captions", help_text=_("A WebVTT file (.vtt).")),
                FieldPanel("transcript", help_text=_("Everything that is said, as text.")),
            ],
        ),
    ]
    list_display = ["__str__", "duration", "rights", "is_public", "live"]
    list_filter = ["rights", "is_public", "live"]
