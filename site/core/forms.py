"""Forms in which the rules of publication answer beside the field they are about."""

import re
import sys
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from core.choosing import narrow, refuse
from core.policies import own_among
from core.privacy import pages_for
from core.reserved import TAKEN, is_taken_by_the_site
from text.slugs import slugify


class PublicationFormMixin:
    """Takes only what the user may choose; validates as live when publishing or submitting.

    A draft of a live page may be incomplete; a page about to be live may not. The model's `clean`
    decides by `live`, so the form sets it for the time of the check, and hands over the inline rows
    and many-to-many choices as posted: they reach the instance only when the form is saved.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None:
            self._offer_what_one_may_choose()

    def _offer_what_one_may_choose(self) -> None:
        """Narrow the choices of every field and inline row; the rest is refused at its field.

        A centre's editors speak for their own centre, not for one of the others that all can read.
        """
        user = self.for_user
        narrow(self, user)
        for formset in self.formsets.values():
            for row in formset.forms:
                narrow(row, user)
        if "centre" in self.fields:
            field = self.fields["centre"]
            kept = self.instance.centre_id
            field.queryset = own_among(user, field.queryset, kept)

    def full_clean(self) -> None:
        """Refuse ids that no chooser offered, also beside other errors: the form comes back."""
        super().full_clean()  # type: ignore[misc]
        user = self.for_user
        if not self.is_bound or user is None:
            return
        refuse(self, user)
        for formset in self.formsets.values():
            for row in formset.forms:
                refuse(row, user)

    def _post_clean(self) -> None:
        instance = self.instance
        was_live = instance.live
        instance.live = not self.is_deferred_validation
        instance._pending_related = self.posted_related()
        try:
            super()._post_clean()  # type: ignore[misc]
        finally:
            instance.live = was_live
            del instance._pending_related

    def posted_related(self) -> dict[str, list[Any]]:
        """Return inline rows and many-to-many choices as the form would save them."""
        found: dict[str, list[Any]] = {}
        for name, formset in self.formsets.items():
            if formset.is_valid():
                found[name] = [
                    form.instance
                    for form in sorted(formset.forms, key=_order)
                    if not formset._should_delete_form(form)
                    and (form.instance.pk or form.has_changed())
                ]
        for field in self.instance._meta.many_to_many:
            if field.name in self.cleaned_data:
                found[field.name] = list(self.cleaned_data[field.name])
        return found

    def _update_errors(self, errors: ValidationError) -> None:
        """Put an error of a field that this form lacks at its inline rows, else above the form.

        What is wrong already is left out: the model sees such a field empty, and would say so.
        """
        if hasattr(errors, "error_dict"):
            known = set(self._errors) - {NON_FIELD_ERRORS}
            for name in known & set(errors.error_dict):
                del errors.error_dict[name]
            strange = [
                name
                for name in errors.error_dict
                if name != NON_FIELD_ERRORS and name not in self.fields
            ]
            for name in strange:
                messages = errors.error_dict.pop(name)
                formset = self.formsets.get(name)
                if formset is not None:
                    formset.non_form_errors().extend(messages)
                else:
                    errors.error_dict.setdefault(NON_FIELD_ERRORS, []).extend(messages)
        super()._update_errors(errors)  # type: ignore[misc]


def _order(form: Any) -> int:
    """Where the editor put an inline row; a new one that wasn't moved stands last."""
    order = form.cleaned_data.get("ORDER") if hasattr(form, "cleaned_data") else None
    return sys.maxsize if order is None else order


class PublicationPageForm(PublicationFormMixin, WagtailAdminPageForm):
    """The form of every page.

    Nobody has to write an address: left empty, the page makes it of its title (core.pages), and
    until it was public once, an address that nobody wrote follows the title. A page that an
    autosave made at the first letters isn't called after them for ever.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if is_taken_by_the_site(self.parent_page, slug):
            raise ValidationError(TAKEN)
        page = self.instance
        if page.first_published_at or slug != page.slug or not page.title:
            return slug
        made = slugify(page.title, page.locale.language_code)[:200] or "page"
        return "" if re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug) else slug

    def get_field_updates_for_resave(self) -> list[tuple[str, Any]]:
        """Tell the open editor which address the page got, or its next save would undo it."""
        updates: list[tuple[str, Any]] = list(super().get_field_updates_for_resave())
        if self.data.get("slug", self.instance.slug) != self.instance.slug:
            updates.append(("slug", self.instance.slug))
        return updates


class OwnCopyForm(CopyForm):
    """Wagtail's names the page that one may not copy to: a destination is one that one may read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["new_parent_page"]
        field.queryset = pages_for(self.user, field.queryset)

    def full_clean(self) -> None:
        """Forget a refused destination: the form that comes back would name it."""
        super().full_clean()
        if self.is_bound and "new_parent_page" in self.errors:
            self.data = {**self.data, "new_parent_page": ""}


class PublicationRecordForm(PublicationFormMixin, WagtailAdminModelForm):
    """The form of every record."""
