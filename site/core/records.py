"""Records: facts that are the same in every language (decision 0)."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from i18nfield.strings import LazyI18nString
from modelcluster.models import ClusterableModel

from core.faults import Fault
from core.forms import PublicationRecordForm
from core.labels import localized
from core.registries import reasons_against_publication, state_of


class Grade(models.TextChoices):
    """How good a source is (FACTS.md)."""

    OFFICIAL = "A", _("A: the organisation's or a government's own page")
    PRESS = "B", _("B: news agency, press or another body")
    COMMON = "C", _("C: widely known, or an encyclopaedia")
    UNCERTAIN = "U", _("U: uncertain, or sources disagree")


class Sourced(models.Model):
    """Where a fact comes from."""

    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    source_grade = models.CharField(
        _("grade of the source"), max_length=1, choices=Grade.choices, blank=True
    )

    class Meta:
        abstract = True


class Record(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A fact with draft, publication, history, lock, workflow and preview.

    Subclasses name the field of their label in `label_field`. A draft of a record changes no page;
    what is published changes every page that points to it.
    """

    uid = models.UUIDField(_("permanent id"), default=uuid.uuid4, unique=True, editable=False)

    base_form_class = PublicationRecordForm
    label_field: ClassVar[str] = "name"
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("words"),
        index.AutocompleteField("words"),
    ]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        value = getattr(self, self.label_field, None)
        return localized(value, get_language() or "en")[0] or str(_("(without a name)"))

    @classmethod
    def get_search_fields(cls) -> list[Any]:
        """Every column may filter and sort what the admin's search found."""
        names = [field.name for field in cls._meta.concrete_fields]
        return [*super().get_search_fields(), *(index.FilterField(name) for name in names)]

    def words(self) -> str:
        """What the admin's search finds the record by: its label in every language."""
        value = getattr(self, self.label_field, None)
        data = value.data if isinstance(value, LazyI18nString) else value
        return " ".join(filter(None, data.values())) if isinstance(data, dict) else str(data or "")

    @transaction.atomic
    def save(self, *args: Any, clean: bool = True, **kwargs: Any) -> None:
        """Validate what is live at every door, as pages do; children are saved with it or not."""
        if clean and self.live and kwargs.get("update_fields") is None:
            self.full_clean()
        super().save(*args, **kwargs)

    @property
    def status_string(self) -> Any:
        """The state as editors read it: embargoed, in review … or Wagtail's word."""
        return state_of(self) or super().status_string

    def clean(self) -> None:
        """Refuse to be live with a reason against it; drafts may be incomplete."""
        super().clean()
        if self.live:
            errors: dict[str, list[Any]] = {}
            for reason in reasons_against_publication(self):
                errors.setdefault(reason.field or "__all__", []).append(Fault.of(reason))
            if errors:
                raise ValidationError(errors)

    def validate_constraints(self, exclude: Any = None) -> None:
        """Say at the constraint's last field that it is broken, not above the form."""
        errors: dict[str, list[Any]] = {}
        for constraint in self._meta.constraints:
            try:
                constraint.validate(type(self), self, exclude=exclude)
            except ValidationError as error:
                errors.setdefault(getattr(constraint, "fields", ["__all__"])[-1], []).append(error)
        if errors:
            raise ValidationError(errors)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "records/preview.html"
