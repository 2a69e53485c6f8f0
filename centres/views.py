"""The admin's door to opening a centre."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from centres.forms import OpeningForm
from centres.opening import open_centre
from users.roles import is_administrator


class OpeningView(WagtailAdminTemplateMixin, FormView):
    """Opens a centre; administrators only, since it makes accounts and gives rights."""

    form_class = OpeningForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("Open a centre")
    header_icon = "home"
    _show_breadcrumbs = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_administrator(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"submit_button_label": self.page_title, "action_url": self.request.path}
        return super().get_context_data(**kwargs, **words)

    def get_success_url(self) -> str:
        return reverse("record_centre:list")

    def form_valid(self, form: OpeningForm) -> HttpResponse:
        try:
            made = open_centre(form.opening(), by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        if made:
            text = gettext("Made: %(names)s") % {"names": ", ".join(made)}
        else:
            text = gettext("Nothing was missing.")
        messages.success(self.request, text)
        return super().form_valid(form)
