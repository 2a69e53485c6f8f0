"""Links that stand out from the text."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from blocks.choosers import KnownPageBlock


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site or to another site."""

    text = blocks.CharBlock(label=_("Text"), max_length=80)
    page = KnownPageBlock(label=_("Page"), required=False)
    address = blocks.URLBlock(label=_("Other site"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        template = "blocks/link.html"
        description = _("A way on, to a page or another site.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            message = _("Choose a page or write an address: one of the two.")
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned


class FooterColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")
