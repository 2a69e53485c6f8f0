from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The audit trail; reads everything, imported by nobody."""

    name = "audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        from audit import accounts, logs, media, rights

        for source in (logs, rights, accounts, media):
            source.connect()
