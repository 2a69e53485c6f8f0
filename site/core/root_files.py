"""Files that robots and browsers ask for at the root of a site without being told of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Keep robots out of the admin and tell them of the site map.

    What must not be found says `noindex` itself: a robot has to be let in to read that.
    """
    lines = ["User-agent: *", f"Disallow: {reverse('wagtailadmin_home')}"]
    lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap_index')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send who asks for the old address to the site's sign; its file's name changes with it."""
    return redirect(static("icons/mark.svg"))
