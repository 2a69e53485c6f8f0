"""Wagtail's verbs as the two APIs call them: they refuse what needs a second person and say why.

Creating and copying ask for the right below the parent, where nobody knows what kind of text comes.
"""

from typing import Any

from django.utils.translation import gettext as _

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_page import CreatePageAction
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from publishing.actions import PublicationRefused, refuse_alone
from publishing.four_eyes import copy_needs_two, needs_two, refusal


def refuse_live_copy(page: Page, to: Page | None, *, recursive: bool) -> None:
    """Do nothing unless a copy that is kept live would be one person's publication.

    Raises:
        PublicationRefused: `page` needs two people, or one that is copied with it.
    """
    if copy_needs_two(page, to or page.get_parent(), recursive=recursive):
        raise PublicationRefused([_("Two people stand behind this text: copy it as a draft.")])


class Publish(PublishPageRevisionAction):
    """Says why, before Wagtail only says no."""

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.user and not skip_permission_checks:
            refuse_alone(self.user, self.object)
        super().check(skip_permission_checks)


class Create(CreatePageAction):
    """Knows the text that is made."""

    def check_publish(self) -> None:
        super().check_publish()
        if self.user and self.publish:
            self.instance._cached_parent_obj = self.parent
            refuse_alone(self.user, self.instance)


class Edit(EditPageAction):
    """Knows the text as it was sent, and who sends it."""

    def check_publish(self) -> None:
        if self.user and self.publish and self.form.has_changed() and needs_two(self.instance):
            raise PublicationRefused([refusal(self.instance)])
        if self.user and self.publish:
            refuse_alone(self.user, self.instance)
        super().check_publish()


class Copy(CopyPageAction):
    """Keeps nothing live that two people must stand behind."""

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks)
        if self.user and self.keep_live:
            refuse_live_copy(self.page, self.to, recursive=self.recursive)


class PublishByAPI(PublishPageAPIAction):
    """The admin's own API names its verbs itself."""

    def _action_from_data(self, instance: Any, data: Any) -> Publish:
        action = super()._action_from_data(instance, data)
        return Publish(action.revision, user=action.user)


class CopyByAPI(CopyPageAPIAction):
    """The same for copies."""

    def execute(self, instance: Any, data: Any) -> Any:
        if data["keep_live"]:
            to: Any = Page.objects.filter(pk=data.get("destination_page_id")).first()
            refuse_live_copy(instance, to, recursive=data["recursive"])
        return super().execute(instance, data)


def register(registry: Any) -> None:
    """Put the verbs in place of Wagtail's (hook `register_actions`, after its own)."""
    for verb in (Publish, Create, Edit, Copy):
        registry.register(Page, verb)


def connect() -> None:
    """Put them in place in the admin's API; called once, when the app is ready."""
    PagesAdminAPIViewSet.actions.update(publish=PublishByAPI, copy=CopyByAPI)
