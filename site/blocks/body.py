"""The one vocabulary of running text."""

from wagtail import blocks

from blocks.links import LinkBlock
from blocks.media import DocumentBlock, PictureBlock, VideoBlock
from blocks.quote import QuoteBlock
from blocks.streaming import LiveStreamBlock
from blocks.table import TableBlock
from blocks.text import HeadingBlock, ParagraphBlock, QuestionsBlock


class BodyBlock(blocks.StreamBlock):
    """What an editor can put into the text of a page."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    document = DocumentBlock()
    video = VideoBlock()
    live_stream = LiveStreamBlock()
    table = TableBlock()
    questions = QuestionsBlock()
    link = LinkBlock()
