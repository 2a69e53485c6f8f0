"""Starting a text from a template, in a section where one may add (W11)."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from publishing.reuse import start_from, takes_statements, templates_for


class TemplateForm(forms.Form):
    """Which text, and what the new one is called."""

    template = forms.ModelChoiceField(
        label=gettext_lazy("Text to start from"),
        queryset=Page.objects.none(),
        help_text=gettext_lazy(
            "Its words are taken; its dates, corrections and update history are not."
        ),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Choose a text of a kind and language that this section holds."
            )
        },
    )
    title = forms.CharField(label=gettext_lazy("Title of the new text"), max_length=255)

    def __init__(self, *args: Any, user: Any, section: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["template"]
        field.queryset = templates_for(user, section)
        models = list(section.specific_class.creatable_subpage_models())
        field.widget = AdminPageChooser(target_models=models)
        field.widget.choices = field.choices


class FromTemplateView(View):
    """Asks for a text and a title, and goes on to the editor of the new draft."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.section = get_object_or_404(Page, pk=kwargs["parent_page_id"]).specific
        if not self.section.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        if not takes_statements(self.section):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, parent_page_id: int) -> HttpResponse:
        wanted = request.GET.get("template", "")
        seen = templates_for(request.user, self.section).filter(
            pk=wanted if wanted.isdecimal() else None
        )
        return self._ask(self._form(initial={"template": seen.first()}))

    def post(self, request: HttpRequest, parent_page_id: int) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        data = form.cleaned_data
        made = start_from(data["template"], self.section, data["title"], request.user)
        messages.success(request, _("A draft was made. It is public when you publish it."))
        return redirect("wagtailadmin_pages:edit", made.pk)

    def _form(self, *args: Any, **kwargs: Any) -> TemplateForm:
        return TemplateForm(*args, user=self.request.user, section=self.section, **kwargs)

    def _ask(self, form: TemplateForm) -> HttpResponse:
        context = {"form": form, "section": self.section, "page_title": _("Start from a template")}
        return render(self.request, "publishing/from_template.html", context)
