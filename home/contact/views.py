"""`/<lang>/write/` and `/<lang>/write/<centre>/`: the form, on an address of its own.

The pages that lead here stay what every reader gets, without a cookie, and may be cached.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.middleware import bad_request
from core.navigation import breadcrumb, language_menu
from home.contact.forms import MessageForm
from home.contact.models import day_of_erasure
from home.contact.seals import seal
from home.contact.sending import Recipient, receive, recipient
from publishing.sharing.secret import is_too_often
from publishing.sharing.views import network
from users.addresses import client_address

#: Messages from one network in an hour.
MESSAGES, HOUR = 10, 3600
#: The longest message, each character as four bytes written %XX, and room for the rest.
MOST_BYTES = 100_000


@never_cache
@csrf_exempt  # the seal in the form stands for it: a token of Django's wants a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Answer the form, and take what it sends.

    Raises:
        Http404: nobody reads messages there in this language.
    """
    language = get_language() or settings.LANGUAGE_CODE
    to = recipient(slug, language)
    if request.method != "POST":
        return _page(request, to, MessageForm(request.path))
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return bad_request()
    form = MessageForm(request.path, request.POST)
    if not form.is_valid():
        return _page(request, to, form)
    if is_too_often(f"message {network(client_address(request))}", MESSAGES, HOUR):
        form.add_error(
            None,
            _("Too many messages came from your network. Please send this one in an hour."),
        )
        response = _page(request, to, form, status=429)
        response["Retry-After"] = str(HOUR)
        return response
    receive(to, language, form.cleaned_data)
    return redirect(f"{request.path}?sent")


def _page(
    request: HttpRequest, to: Recipient, form: MessageForm, status: int = 200
) -> HttpResponse:
    page = to.page
    context = {
        "form": form,
        "seal": seal(request.path),
        "recipient": page.title,
        "breadcrumb": [*breadcrumb(page), {"title": page.title, "url": page.url_path}],
        "languages": language_menu(page.locale.language_code, page),
        "days": settings.CONTACT_KEPT_DAYS,
        "erase_on": day_of_erasure(),
        "is_sent": request.method != "POST" and "sent" in request.GET,
    }
    return render(request, "pages/contact_form.html", context, status=status)
