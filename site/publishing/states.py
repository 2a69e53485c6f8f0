"""The states that Wagtail has no word for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.registries import register_state
from publishing.models import Correction, Release, withdrawal_of
from publishing.models.release import releases_of


@register_state
def state_of(instance: Any) -> Any:
    """Return embargoed, withdrawn, in review or corrected; None for draft, scheduled and live."""
    if instance.pk is None:
        return None
    is_page = isinstance(instance, Page)
    if not instance.live:
        if releases_of(instance, Release.State.PLANNED).exists():
            return _("embargoed")
        if is_page and withdrawal_of(instance):
            return _("withdrawn")
        return _("in review") if instance.workflow_in_progress else None
    corrections = Correction.objects.filter(live=True)
    if is_page and corrections.filter(translation_key=instance.translation_key).exists():
        return _("corrected")
    return None
