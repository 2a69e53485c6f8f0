"""What the form of a new article begins with, so that the usual takes no click."""

from typing import Any

from wagtail.signals import init_new_page

from directory.models import Body
from news.models import NewsIssuer, NewsPage


def begin(sender: Any, page: Any, parent: Any, **kw: Any) -> None:
    """Begin with the body whose site this is as the issuer."""
    if not isinstance(page, NewsPage):
        return
    publisher = Body.objects.filter(live=True, is_publisher=True).order_by("pk").first()
    if publisher:
        page.issuers.add(NewsIssuer(body=publisher, sort_order=0))


def connect() -> None:
    """Connect the receiver; called once, when the app is ready."""
    init_new_page.connect(begin, dispatch_uid="news.begin")
