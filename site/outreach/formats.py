"""Atom (RFC 4287) and RSS 2.0 with attribution, terms of use and language in each entry."""

import re
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

#: What XML 1.0 can't hold, however it is written.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: Any) -> str:
    """Return the text without what would make the feed unreadable."""
    return _FORBIDDEN.sub("", str(text))


class Atom(Atom1Feed):
    """An entry has an author for each issuing body, and says its language."""

    def latest_post_date(self) -> Any:
        return super().latest_post_date() if self.items else self.feed["empty_since"]

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"xml:lang": self.feed["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for party in item["contributors"]:
            handler.startElement("contributor", AttributesImpl({}))
            handler.addQuickElement("name", clean(party.name))
            if party.url:
                handler.addQuickElement("uri", party.url)
            handler.endElement("contributor")
        if item["origin"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["origin"]})
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(Rss201rev2Feed):
    """RSS has no word for half of it: Dublin Core and Atom lend theirs."""

    def latest_post_date(self) -> Any:
        return super().latest_post_date() if self.items else self.feed["empty_since"]

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": item["content"]})
        for party in item["contributors"]:
            handler.addQuickElement("dc:contributor", clean(party.name))
        handler.addQuickElement("dc:language", self.feed["language"])
        if item["origin"]:
            handler.addQuickElement("dc:source", item["origin"])
        if item["item_copyright"]:
            handler.addQuickElement("dc:rights", item["item_copyright"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


FORMATS: dict[str, type[Atom] | type[Rss]] = {"atom": Atom, "rss": Rss}
