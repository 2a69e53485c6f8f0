"""The root of a language that only centres have leads to them; nothing else is there (L1)."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wagtail.models import Page

from centres.models import CentreIndexPage, CentrePage
from core.privacy import readable

if TYPE_CHECKING:
    from home.models import HomePage


def to_the_centres(home: "HomePage") -> HttpResponse:
    """Send the reader to the one centre that has this language, or to the list of them.

    Raises:
        Http404: none is public.
    """
    below = readable(Page.objects.descendant_of(home))
    centres = list(below.type(CentrePage).values_list("url_path", flat=True)[:2])
    if len(centres) != 1:
        centres = list(below.type(CentreIndexPage).values_list("url_path", flat=True)[:1])
    if not centres:
        raise Http404
    return redirect(centres[0])
