"""What templates print about a text that was corrected."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.dates import PartialDate
from core.templatetags.core_tags import label
from publishing.models import Correction


def corrections_of(page: Page) -> list[dict[str, Any]]:
    """Return the live corrections of a text, in every language of it, the newest first (one query).

    Keys as `components/correction.html` takes them: `title`, `text`, `id`. The first is what
    `corrected` of the meta line leads to.
    """
    found = Correction.objects.filter(translation_key=page.translation_key, live=True)
    return [
        {
            "title": _("Correction, %(date)s.")
            % {"date": PartialDate.from_date(row.made_on).display()},
            "text": format_html("{} {}", label(row.what_was), label(row.text)),
            "id": "correction" if position == 0 else f"correction-{row.pk}",
            "date": PartialDate.from_date(row.made_on).display(),
        }
        for position, row in enumerate(found)
    ]
