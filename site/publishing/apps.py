from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Verbs: publish, withdraw, release, recall."""

    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        import publishing.attribution
        import publishing.complete
        import publishing.health
        import publishing.links
        import publishing.privacy
        import publishing.rules
        import publishing.states
        from core.pages import register_page_permission_tester
        from entries.build import register_entry_values
        from publishing import approvals, changes, guarded, receivers
        from publishing.permissions import PublishingTester

        register_page_permission_tester(PublishingTester)
        register_entry_values(changes.entry_values)
        receivers.connect()
        approvals.connect()
        guarded.connect()
        publishing.privacy.connect()
        publishing.health.register()
