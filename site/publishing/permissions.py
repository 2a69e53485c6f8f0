"""Who may do what with a page; honoured by views, bulk actions, verbs and the admin's API."""

from copy import copy
from typing import Any

from wagtail.locks import WorkflowLock
from wagtail.models import Page, PagePermissionTester

from publishing.four_eyes import is_alone
from publishing.limits.rules import hides, is_limited
from publishing.models import Release, withdrawal_of
from publishing.models.release import releases_of
from publishing.review.waiting import has_nobody
from users.roles import ALL_PAGE_RIGHTS, is_administrator
from users.second_factor import lacks_factor


def may_release(user: Any, instance: Any) -> bool:
    """Tell whether `user` may put the page or record into a release and let it go out."""
    if isinstance(instance, Page):
        tester = PublishingTester(user, instance)
        return tester.can_release()
    meta = instance._meta
    return bool(user.has_perm(f"{meta.app_label}.publish_{meta.model_name}"))


class PublishingTester(PagePermissionTester):
    """Wagtail's rights of the tree, and four promises that its doors don't keep by themselves.

    - A page that somebody else locked, that is scheduled, or that is in review goes live by none of
      the doors that look only at the right to publish (bulk, API).
    - What is public is withdrawn with a reason; only administrators delete it.
    - A member of a planned release is published by its release.
    - What needs two people isn't published by who wrote or submitted it (`publishing.four_eyes`).

    And nobody publishes who has no second factor, whatever the groups or the superuser's flag say;
    nobody does anything with a draft that is hidden from them (`publishing.limits`).
    """

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        if user.is_active and lacks_factor(user):
            if user.is_superuser:
                self.user = copy(user)
                self.user.is_superuser = False
                self.permissions = set(ALL_PAGE_RIGHTS)
            self.permissions.discard("publish")
        self.is_hidden = hides(user, page)
        if self.is_hidden:
            self.user = copy(user)
            self.user.is_superuser = False
            self.permissions = set()

    def can_edit(self) -> bool:
        return bool(not self.is_hidden and super().can_edit())

    def can_copy(self) -> bool:
        """A copy is a text of its own, which no limit would follow."""
        return bool(super().can_copy() and not is_limited(self.page))

    def can_submit_for_moderation(self) -> bool:
        """Everybody who may approve would be told: who approves publishes, from the list."""
        return bool(super().can_submit_for_moderation() and not is_limited(self.page))

    def can_publish(self) -> bool:
        return self.can_publish_with_another() and not is_alone(self.user, self.page)

    def can_publish_with_another(self) -> bool:
        """Tell whether nothing but the rule of two people can be against it."""
        return bool(super().can_publish() and not self._waits())

    def can_release(self) -> bool:
        """Tell whether its release may be decided: the right, whatever holds the page.

        What is locked refuses the release by the board, which names the holder; a recall takes it
        back all the same: no lock keeps in public what has to go at once.
        """
        return bool(super().can_publish())

    def page_locked(self) -> Any:
        """A step of a workflow that nobody is left to take keeps nobody out."""
        lock = self.page.get_lock()
        if isinstance(lock, WorkflowLock) and self._has_nobody():
            return False
        return lock and lock.for_user(self.user)

    def _has_nobody(self) -> bool:
        task = self.page.current_workflow_task
        return bool(task and has_nobody(task, self.page))

    def can_withdraw(self) -> bool:
        """Tell whether the readers may be told why the page goes, or another reason why it went."""
        if self.page.live:
            return bool(self.can_unpublish())
        may = super().can_publish() and not self.page_locked()
        return bool(may and withdrawal_of(self.page))

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk):
            return False
        if ignore_bulk or is_administrator(self.user):
            return True
        return not self.page.get_descendants(inclusive=True).live().exists()

    def can_set_view_restrictions(self) -> bool:
        return super().can_publish()

    def can_unschedule(self) -> bool:
        return super().can_publish()

    def _waits(self) -> bool:
        """True while a lock, a review or a release holds the page."""
        page = self.page
        if page.pk is None or page._state.adding:
            return False
        return bool(
            self.page_locked()
            or (page.workflow_in_progress and not self._has_nobody())
            or releases_of(page, Release.State.PLANNED).exists()
        )
