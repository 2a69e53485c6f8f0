"""Pages that speak to the public: what changed in them is told, and kept."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from wagtail_localize.fields import SynchronizedField

from core.pages import BasePage
from publishing.models.publication import Publication, told
from publishing.statement_form import StatementForm

#: The fields of the choice: about the change, not part of what the page says.
CHOICE = ("change", "change_note", "change_id")


class ChangePanel(MultiFieldPanel):
    """The choice, for a page that readers know already."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.first_published_at)


class Statement(BasePage):
    """A page whose changes are major, told to readers with a note, or minor (N4).

    The choice is part of the draft, so it goes through every door with it. `change_id` names one
    choice: it counts for one publication, and a draft made on an older choice has to choose anew.
    """

    class Change(models.TextChoices):
        MAJOR = "major", _("major: readers are told, the page is dated anew and goes to the feeds")
        MINOR = "minor", _("minor: spelling, layout, a link; nothing that readers must know")
        __empty__ = _("not chosen yet")

    change = models.CharField(_("this change is"), max_length=8, choices=Change.choices, blank=True)
    change_note = models.TextField(
        _("what changed"),
        blank=True,
        max_length=300,
        help_text=_("For a major change: one sentence, shown in the page's update history."),
    )
    change_id = models.UUIDField(null=True, blank=True)

    base_form_class = StatementForm
    exclude_fields_in_copy: ClassVar[list[str]] = list(CHOICE)
    #: What a new text doesn't take over from its template.
    not_in_template: ClassVar[tuple[str, ...]] = ()
    #: Translations follow the choice of the text they were made from.
    followed: ClassVar[list[Any]] = [
        SynchronizedField("change", overridable=False),
        SynchronizedField("change_id", overridable=False),
    ]
    change_panel = ChangePanel(
        [FieldPanel("change", widget=forms.RadioSelect), "change_note"],
        heading=_("What changed on the public page"),
    )

    class Meta:
        abstract = True

    @property
    def has_chosen(self) -> bool:
        """Tell whether the draft's choice hasn't been used up by a publication."""
        if self.change_id is None or not self.change:
            return False
        used = Publication.objects.filter(page_id=self.pk, change_id=self.change_id)
        return not used.exists()

    @cached_property
    def corrections(self) -> list[dict[str, Any]]:
        """What readers were told to be wrong, the newest first (one query)."""
        from publishing.present import corrections_of

        return corrections_of(self)

    @cached_property
    def told(self) -> list[Publication]:
        """What readers are told of its publications, the newest first (one query)."""
        return told(self.pk)

    @property
    def updated_at(self) -> Any:
        """When it last changed in a way that readers are told; at first, its publication.

        To the second: a revision keeps milliseconds only, and a minor change moves nothing.
        """
        at = self.told[0].published_at if self.told else self.first_published_at
        return at.replace(microsecond=0) if at else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from publishing.present import record_of

        context = super().get_context(request, *args, **kwargs)
        context.update(record_of(self))
        return context
