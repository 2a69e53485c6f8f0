"""Reads of the directory."""

from wagtail.models import Page

from directory.models import Centre


def centre_above(path: str) -> Centre | None:
    """Return the live centre below whose page a place in the tree is, or None (one query)."""
    step = Page.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    # `pages`: the reverse of the centre's page type, which stands far above this app.
    return Centre.objects.filter(live=True, pages__path__in=above).first()
