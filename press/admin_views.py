"""Who reads a planned release before its time: giving, showing and ending links."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from press import recipients
from press.models import Recipient, Visit
from publishing.models import Release

VISITS_SHOWN = 50


class RecipientForm(forms.ModelForm):
    """One recipient."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[(code, facts[0]) for code, facts in settings.LANGUAGE_FACTS.items()
                 if code in dict(settings.WAGTAIL_CONTENT_LANGUAGES)],
        initial=settings.LANGUAGE_CODE,
        help_text=gettext_lazy("Of the mail and the list; the texts come in all their languages."),
    )  # fmt: skip

    class Meta:
        model = Recipient
        fields = ("name", "organisation", "email", "language", "expires_at")
        widgets = {"expires_at": AdminDateTimeInput}


class RecipientsView(WagtailAdminTemplateMixin, TemplateView):
    """`/admin/releases/<pk>/recipients/`."""

    template_name = "press/recipients.html"
    header_icon = "group"
    _show_breadcrumbs = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not recipients.may_accredit(request.user):
            raise PermissionDenied
        self.release = get_object_or_404(Release, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(_("Recipients under embargo"))

    def get_page_subtitle(self) -> str:
        return self.release.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {
            "url": reverse("releases:board", args=[self.release.pk]),
            "label": self.release.name,
        }
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context.setdefault("form", RecipientForm())
        rows = self.release.recipients.select_related("created_by")
        givers = {row.created_by for row in rows if row.created_by}
        return {
            **context,
            "release": self.release,
            "is_planned": self.release.state == Release.State.PLANNED,
            "recipients": rows,
            "givers": {giver.pk for giver in givers if recipients.may_accredit(giver)},
            "visits": Visit.objects.filter(recipient__release=self.release).select_related(
                "recipient"
            )[:VISITS_SHOWN],
            "board_url": reverse("releases:board", args=[self.release.pk]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Accredit, or end a link."""
        here = redirect(request.path)
        if number := request.POST.get("revoke", ""):
            rows = self.release.recipients.filter(pk=int(number) if number.isdecimal() else 0)
            recipients.revoke(get_object_or_404(rows), request.user)
            messages.success(request, _("The link has ended."))
            return here
        form = RecipientForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            made, link = recipients.accredit(self.release, user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form))
        return self.render_to_response(self.get_context_data(made=made, link=link))
