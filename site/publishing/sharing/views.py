"""What a link opens: one version of a draft, and the form in which its reader answers.

A link that doesn't work, for whatever reason, is a page that isn't there.
"""

import ipaddress
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from publishing.sharing import links
from publishing.sharing.answers import answer
from publishing.sharing.forms import AnswerForm
from publishing.sharing.models import SharedDraft, SharedPage
from publishing.sharing.secret import is_too_often, preview, private
from users.addresses import client_address

#: Wrong guesses from a network in ten minutes; after them it is told to wait.
GUESSES, GUESSING = 30, 600
#: Uses and answers of one link in an hour.
OPENINGS, ANSWERS, HOUR = 300, 20, 3600


class TooOften(Exception):
    """The link, or whoever guesses, has to wait."""


@require_safe
def draft(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer `/<lang>/shared/<secret>/`: the version in this language, as it will look.

    Raises:
        Http404: the link doesn't work, or shows nothing in this language.
    """
    try:
        link, shared, pages = _found(request, secret)
    except TooOften:
        return _wait(request)
    links.opened(link, shared)
    shown = {"shared_draft": banner(link, shared, pages, secret)}
    return preview(request, shared.draft(), secret, links.KIND, **shown)


@csrf_exempt  # the secret is the right to answer; and no-referrer makes browsers send no origin
@require_http_methods(["GET", "HEAD", "POST"])
def answer_form(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer `/<lang>/shared/<secret>/answer/`: what is asked, and a form.

    Raises:
        Http404: the link doesn't work, or asks nothing.
    """
    try:
        link, shared, _pages = _found(request, secret)
        if request.method == "POST" and is_too_often(f"answer {link.pk}", ANSWERS, HOUR):
            raise TooOften
    except TooOften:
        return _wait(request)
    if not link.questions:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer(shared, **form.cleaned_data)
        return private(redirect(f"{request.path}?sent"))
    context = {
        "form": form,
        "link": link,
        "draft_url": reverse("shared_draft", args=[secret]),
        "is_sent": "sent" in request.GET,
    }
    return private(render(request, "pages/shared_answer.html", context))


def banner(
    link: SharedDraft, shared: SharedPage, pages: list[SharedPage], secret: str
) -> dict[str, Any]:
    """Return what `components/shared_banner.html` prints."""
    others = []
    for row in pages:
        code = row.page.locale.language_code
        if row.pk != shared.pk:
            with translation.override(code):
                address = reverse("shared_draft", args=[secret])
            others.append({"code": code, "name": settings.LANGUAGE_FACTS[code][0], "url": address})
    user = link.created_by
    return {
        "by": user.get_full_name() or user.get_username() if user else "",
        "expires_at": link.expires_at,
        "version_at": shared.revision_at,
        "languages": others,
        "answer_url": reverse("shared_answer", args=[secret]) if link.questions else "",
    }


def _found(request: HttpRequest, secret: str) -> tuple[SharedDraft, SharedPage, list[SharedPage]]:
    guesser = f"guess {network(client_address(request))}"
    link = links.link_of(secret)
    if link is None:
        if is_too_often(guesser, GUESSES, GUESSING):
            raise TooOften
        raise Http404
    if is_too_often(f"open {link.pk}", OPENINGS, HOUR):
        raise TooOften
    pages = links.pages_of(link)
    for row in pages:
        if row.page.locale.language_code == translation.get_language():
            return link, row, pages
    raise Http404


def network(address: str) -> str:
    """Return the network of an address: nobody in particular."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 48), strict=False))


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(GUESSING)
    return private(response)
