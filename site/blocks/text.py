"""Headings, running text, numbered clauses, questions and answers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from core.plain import plain

#: What running text may hold. Pasting keeps these and drops the rest.
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's title is the only h1."""

    text = blocks.CharBlock(label=_("Text"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))],
        default="h2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        description = _("Opens a section. Don't skip from the title to a part of a section.")

    def get_searchable_content(self, value: Any) -> list[str]:
        """The words alone: the level's name is no word of the text."""
        return [value.get("text") or ""]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"
        description = _("Paragraphs, lists, links. Paste from Word or Google Docs here.")


class ClauseBlock(blocks.StructBlock):
    """A numbered clause with a stable anchor (S2)."""

    number = blocks.RegexBlock(
        label=_("Number"),
        regex=r"^\d+(\.\d+)*$",
        max_length=12,
        error_messages={"invalid": _("Write a number such as 2 or 2.1.")},
        help_text=_("Part of the clause's address for ever: don't renumber a published text."),
    )
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=FEATURES)

    class Meta:
        icon = "list-ol"
        label = _("Clause")
        template = "blocks/clause.html"
        description = _("1 with a heading opens a part; 1.1 with text is a clause of it.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("heading") and not plain(cleaned.get("text")):
            message = _("A clause needs a heading or a text.")
            raise blocks.StructBlockValidationError(block_errors={"text": ValidationError(message)})
        return cleaned


class ClausesBlock(blocks.StreamBlock):
    """The whole of a numbered text; each number once."""

    clause = ClauseBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        numbers = [child.value.get("number") for child in cleaned]
        twice = sorted({n for n in numbers if n and numbers.count(n) > 1})
        if twice:
            raise blocks.StreamBlockValidationError(
                non_block_errors=[
                    _("These numbers stand twice: %(numbers)s.") % {"numbers": ", ".join(twice)}
                ]
            )
        return cleaned


class QuestionBlock(blocks.StructBlock):
    """A question and its answer, folded (`details`), each with its own address."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    """Questions and answers (W4)."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=160)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/questions.html"
        description = _("Folded answers that work without scripts and can be linked.")
