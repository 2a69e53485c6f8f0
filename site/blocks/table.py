"""Tables whose cells are translated like any text."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks


class RowBlock(blocks.ListBlock):
    """One row: a list of cells."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks.CharBlock(required=False, max_length=300), **kwargs)


class TableBlock(blocks.StructBlock):
    """A table with a caption and a header row.

    Wagtail's own table blocks are skipped by wagtail-localize: their words would stay in the
    source language. Lists of lists of text are translated cell by cell.
    """

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = RowBlock(label=_("Column headings"), min_num=2, max_num=8)
    rows = blocks.ListBlock(RowBlock(label=_("Row")), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("Figures or names in columns, with a caption.")
