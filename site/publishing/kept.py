"""The text of a withdrawn page: what was public when it was withdrawn, and nothing later (N5).

The row of a page that isn't live follows its drafts, and revisions can be overwritten (decision
10): so the withdrawal keeps the content itself.
"""

import logging
from typing import Any

from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.navigation import HOME_DEPTH
from publishing.models import Withdrawal

logger = logging.getLogger("publishing.kept")


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
    found = Withdrawal.objects.filter(page_id=page.pk, lifted_at=None).first()
    if found is None or found.content is None or not _is_open(page):
        return None
    try:
        kept = page.with_content_json(found.content)
    except Exception:
        # A record that it shows was deleted since: what is left says at least that it is gone.
        logger.exception("The text of withdrawal %s can't be shown", found.pk)
        return None
    kept.url_path = found.path
    kept.live = True  # as it was: templates print it as they did
    return kept


def _is_open(page: Page) -> bool:
    home = Page.objects.filter(depth=HOME_DEPTH, path=page.path[: HOME_DEPTH * page.steplen])
    return home.filter(live=True).exists() and not page.get_view_restrictions().exists()
