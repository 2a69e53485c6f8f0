from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Verbs: publish, withdraw, release, recall."""

    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        import publishing.attribution
        import publishing.health
        import publishing.privacy
        import publishing.rules
        import publishing.states
        from core.pages import register_page_permission_tester
        from publishing import receivers
        from publishing.permissions import PublishingTester

        register_page_permission_tester(PublishingTester)
        receivers.connect()
        publishing.privacy.connect()
        publishing.health.register()
