"""What a text must be as a whole before it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.registries import Check, Reason, register_publication_rule


@register_publication_rule
def headings_are_in_order(instance: Any) -> Iterator[Reason]:
    """A part of a section stands in a section: a screen reader walks a text by its headings."""
    for name in instance.get_streamfield_names() if isinstance(instance, Page) else ():
        has_section = False
        for child in getattr(instance, name):
            if child.block_type == "heading" and child.value.get("level") == "h3":
                if not has_section:
                    message = _(
                        "“%(heading)s” is a part of a section, but no section opens before it."
                    )
                    yield Reason(
                        message % {"heading": child.value.get("text")},
                        name,
                        Check.HEADINGS,
                        str(child.id or ""),
                    )
            elif child.block_type == "heading" or (
                child.block_type == "questions" and child.value.get("heading")
            ):
                has_section = True
