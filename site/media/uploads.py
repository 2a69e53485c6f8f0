"""Many pictures at once: whose they are is asked once for all, what it shows of each (W12)."""

from typing import Any

from django.forms import ModelForm, modelform_factory
from django.utils.translation import gettext_lazy as _

from wagtail.images.forms import get_image_multi_form
from wagtail.images.views import multiple

from media.models import Image

#: Asked once for all; what is different at one picture is changed in its own form.
SHARED = ("credit", "rights", "source")
SharedForm = modelform_factory(Image, fields=SHARED)


def described_form() -> type[ModelForm]:
    """Return the form of one of many: nobody comes back to thirty pictures to describe them."""

    class DescribedForm(get_image_multi_form(Image)):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            field = self.fields["description"]
            field.required = True
            field.help_text = _("What the picture shows, for those who can't see it.")

    return DescribedForm


class AddView(multiple.AddView):
    """Takes the files; each waits with what was said for all until its own form is complete."""

    template_name = "media/add_multiple.html"

    def get_edit_form_class(self) -> type[ModelForm]:
        return described_form()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "shared": SharedForm()}

    def get_edit_upload_form_context_data(self) -> dict[str, Any]:
        for name in SHARED:
            setattr(self.object, name, self.request.POST.get(name, ""))
        context: dict[str, Any] = super().get_edit_upload_form_context_data()
        return context


class CreateFromUploadView(multiple.CreateFromUploadedImageView):
    """Stores a picture when it is described and somebody's."""

    def get_edit_form_class(self) -> type[ModelForm]:
        return described_form()
