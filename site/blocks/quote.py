"""Words of somebody, always with their source."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks


class QuoteBlock(blocks.StructBlock):
    """A pull quote: only real, sourced words or a key message."""

    text = blocks.TextBlock(label=_("Words"), max_length=600)
    source = blocks.CharBlock(
        label=_("Who says so, where"),
        max_length=200,
        help_text=_("Name and office at that time, or “from the key messages of the Strategy”."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"
        description = _("Real words with their source.")
