"""Find the page of an address with two queries instead of a walk down the tree.

Each language's home page has the language's code as slug, so a page's `url_path` *is* its address
(`/kk/…/`). Wagtail's own routing would cost six queries and two more a level. The first query also
brings the pages above (for the breadcrumb), whether any of them is restricted, and the page's
other languages.
"""

from collections.abc import Callable

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest, HttpResponseBase

from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from core.navigation import home_paths, remember_languages
from core.privacy import open_to_all

#: A deeper address can't be ours (the tree has at most six levels below a language's home).
MAX_LEVELS = 12


def levels(path: str) -> list[str]:
    """Return the addresses from the language's home down to `path` ("/kk/", "/kk/a/", …)."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1)]


def live_page_at(path: str, language: str) -> Page | None:
    """Return the live page of the address, specific, or None.

    A language whose home page isn't live has no pages for the public.
    """
    wanted = levels(path)
    if len(wanted) > MAX_LEVELS or wanted[-1] != path:
        return None
    restriction = PageViewRestriction.objects.filter(page_id=OuterRef("pk"))
    here = Page.objects.filter(url_path=path).values("translation_key")
    rows = list(
        Page.objects.filter(Q(url_path__in=[*wanted, *home_paths()]) | Q(translation_key__in=here))
        .annotate(
            is_restricted=Exists(restriction),
            is_open=ExpressionWrapper(open_to_all(), BooleanField()),
            language=F("locale__language_code"),
        )
        .select_related("locale", "content_type")
        .only(
            "pk", "url_path", "title", "live", "locale", "content_type", "depth",
            "translation_key", "alias_of_id",
        )
    )  # fmt: skip
    found = {row.url_path: row for row in rows}
    row, home = found.get(path), found.get(wanted[0])
    if row is None or home is None or not (row.live and home.live):
        return None
    if row.locale.language_code != language:
        return None
    page = _specific(row, [found[above] for above in wanted[:-1] if above in found])
    if page is not None:
        live = [
            other
            for other in rows
            if other.live and other.alias_of_id is None and (other.is_open or other is row)
        ]
        remember_languages(
            page, ((other.language, other.url_path, other.translation_key) for other in live)
        )
    return page


def _specific(row: Page, above: list[Page]) -> Page | None:
    """Load the page with what its type says it prints, and hand on what is known already."""
    model = row.specific_class
    if model is None:
        return None
    related = getattr(model, "printed_relations", ())
    page: Page | None = model.objects.filter(pk=row.pk, live=True).select_related(*related).first()
    if page is None:
        return None
    page.locale = row.locale
    page.ancestors_at_routing = above  # type: ignore[attr-defined]
    page.is_unrestricted = not any(  # type: ignore[attr-defined]
        item.is_restricted  # type: ignore[attr-defined]
        for item in [*above, row]
    )
    return page


class RouteMiddleware:
    """Tell Wagtail's `serve` which page is meant."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = request.path_info.lstrip("/").partition("/")[0]
        if language in dict(settings.WAGTAIL_CONTENT_LANGUAGES) and request.path_info.endswith("/"):
            page = live_page_at(request.path_info, language)
            result = RouteResult(page) if page is not None else None
            request._wagtail_route_for_request = result  # type: ignore[attr-defined]
        return self.get_response(request)
