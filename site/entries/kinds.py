"""The words for kinds of pages, as readers see them."""

from functools import cache
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: By the series of the event that a page is about.
SERIES = {
    "forum": _("Forum"),
    "ministers": _("Ministers' meeting"),
    "working_group": _("Working group"),
    "contact_group": _("Contact group"),
    "regional": _("Regional meeting"),
    "training": _("Training"),
    "opening": _("Opening"),
}

#: By the kind of article.
ARTICLES = {
    "news": pgettext_lazy("kind of article", "News"),
    "press_release": _("Press release"),
    "statement": _("Statement"),
    "speech": _("Speech"),
    "response": _("Response to a claim"),
}

#: By the type of page.
PAGES = {
    "home": _("Home"),
    "news": pgettext_lazy("kind of article", "News"),
    "news_index": _("List of news"),
    "adopted": _("From the Secretariat"),
    "strategy": _("Strategy"),
    "strategy_version": _("Text of the Strategy"),
    "priority": _("Priority"),
    "materials": _("Launch materials"),
    "plans": _("Action plans"),
    "plan": _("Action plan"),
    "forums": _("Forums"),
    "forum": _("Forum"),
    "meetings": _("Meetings"),
    "meeting": _("Meeting"),
    "document": _("Document"),
    "centres": _("Regional centres"),
    "centre": _("Regional centre"),
    "page": _("Page"),
}


@cache
def repeating() -> frozenset[str]:
    """Return the kinds of pages that repeat another, and stand in their own section alone."""
    types = [model for model in apps.get_models() if getattr(model, "repeats", False)]
    return frozenset(model.entry_kind for model in types)  # type: ignore[attr-defined]


def word(kind: str, subkind: str = "", series: str = "") -> Any:
    """Return the word for a page: its series if it is about an event, else its kind."""
    if kind == "news" and subkind != "news":
        return ARTICLES.get(subkind, PAGES["news"])
    if series and kind in {"news", "meeting", "forum"}:
        return SERIES.get(series, PAGES.get(kind, ""))
    return PAGES.get(kind, "")
