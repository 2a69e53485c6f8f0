"""Admin of accounts and groups."""

from typing import Any

from django.contrib.auth.models import Group
from django.http import HttpResponse

from wagtail.log_actions import log
from wagtail.users.views import groups
from wagtail.users.views.users import UserViewSet

from users.forms import AccountForm, NewAccountForm


class AccountViewSet(UserViewSet):
    """Accounts with their office."""

    def get_form_class(self, for_update: bool = False) -> Any:
        return AccountForm if for_update else NewAccountForm


#: Rights that a group got in the tree or on files; Wagtail writes them in one go, unheard.
RIGHTS = "users.rights"


class _NotesRights:
    """Writes into the log which rights in the tree and on files the form gave."""

    object: Group

    def process_form(self) -> HttpResponse:
        before = rights_of(self.object)
        response: HttpResponse = super().process_form()  # type: ignore[misc]
        if given := sorted(rights_of(self.object) - before):
            log(self.object, RIGHTS, data={"what": given})
        return response


class NewGroupView(_NotesRights, groups.CreateView):
    pass


class EditGroupView(_NotesRights, groups.EditView):
    pass


class GroupViewSet(groups.GroupViewSet):
    """Groups; what they may do in the tree is noted."""

    add_view_class = NewGroupView
    edit_view_class = EditGroupView


def rights_of(group: Group) -> set[str]:
    """Return the rights of a group on pages and collections, as people read them."""
    if group.pk is None:
        return set()
    on_pages = group.page_permissions.select_related("page", "permission")
    on_files = group.collection_permissions.select_related("collection", "permission")
    return {f"{row.permission.codename}: {row.page} ({row.page_id})" for row in on_pages} | {
        f"{row.permission.codename}: {row.collection} ({row.collection_id})" for row in on_files
    }
