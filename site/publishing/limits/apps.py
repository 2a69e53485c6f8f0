from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LimitsConfig(AppConfig):
    """Drafts for few."""

    name = "publishing.limits"
    label = "limits"
    verbose_name = _("Limited drafts")

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from publishing.effects import register_effect
        from publishing.limits.actions import end_when_public
        from publishing.limits.policy import LimitedPagePolicy

        register_permission_policy(Page, LimitedPagePolicy(Page))
        register_effect("limits", end_when_public)
