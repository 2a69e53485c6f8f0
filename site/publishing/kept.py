"""The text of a withdrawn page: what was public when it was withdrawn, and nothing later (N5).

The row of a page that isn't live follows its drafts, and revisions can be overwritten (decision
10): so the withdrawal keeps the content itself.
"""

from typing import Any

from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.navigation import HOME_DEPTH
from publishing.models import Withdrawal, withdrawal_of

#: Where the page stands and what it is, whatever it was then.
PLACE = ("pk", "id", "path", "depth", "numchild", "content_type_id", "locale_id", "translation_key")


def content_to_keep(page: Page, reason: str) -> dict[str, Any] | None:
    """Return what the public sees of a live page, if it stays after a withdrawal for `reason`."""
    if reason != Withdrawal.Reason.WITHDRAWN or page.depth <= HOME_DEPTH:
        return None
    # Read anew: what was handed in may hold the words of a draft.
    content: dict[str, Any] = Page.objects.get(pk=page.pk).specific.serializable_data()
    content.pop(COMMENTS_RELATION_NAME, None)
    return content


def kept_page(page: Any) -> Any:
    """Return a withdrawn page, specific, as it was public; None when nothing of it may be shown.

    Nothing may be shown of a page that is private now, whose language has no home page any more, or
    that was withdrawn for another reason. It isn't to be saved.
    """
    if not isinstance(page, Page) or page.live or not page.pk:
        return None
    found = withdrawal_of(page)
    if found is None or found.content is None or not _is_open(page):
        return None
    if found.reason != Withdrawal.Reason.WITHDRAWN:
        return None
    # Unchecked: `with_content_json` asks for each relation of each row whether it is still there.
    kept: Any = page.specific_class.from_serializable_data(found.content, check_fks=False)
    for name in PLACE:
        setattr(kept, name, getattr(page, name))
    kept.url_path = found.path
    kept.live = True  # as it was: templates print it as they did
    return kept


def _is_open(page: Page) -> bool:
    home = Page.objects.filter(depth=HOME_DEPTH, path=page.path[: HOME_DEPTH * page.steplen])
    return home.filter(live=True).exists() and not page.get_view_restrictions().exists()
