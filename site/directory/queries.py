"""Reads of the directory."""

from wagtail.models import Page

from directory.models import Centre

#: A centre's page stands below the root, the language's home and the section of the centres.
CENTRE_DEPTH = 4


def centre_above(path: str) -> Centre | None:
    """Return the centre below whose page a place in the tree is, or None (at most one query)."""
    end = CENTRE_DEPTH * Page.steplen
    if len(path) <= end:
        return None
    # `pages`: the reverse of the centre's page type, which stands far above this app.
    return Centre.objects.filter(pages__path=path[:end]).first()
