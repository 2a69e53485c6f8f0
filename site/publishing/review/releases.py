"""A release goes out with a second person's word on it as it stands (A1)."""

import hashlib
import json
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from publishing.four_eyes import people_behind
from publishing.models import Release
from publishing.review.models import ReleaseApproval
from users.roles import is_administrator

#: The right to let a release go out.
GO_OUT = "publishing.go_out_release"
#: What names a draft: Wagtail may overwrite a revision, so its time stands beside it.
DRAFT = ("pk", "latest_revision_id", "latest_revision__created_at")


def people_of(release: Release) -> set[int]:
    """Return the ids of who made the release, or wrote or submitted one of its members."""
    found = {release.created_by_id}
    for kind, ids in _members(release):
        model: Any = kind.model_class()
        if model is Page:
            found |= people_behind(Page.objects.filter(pk__in=ids))
            continue
        rows = model._base_manager.filter(pk__in=ids).values_list("pk", "live", "last_published_at")
        since = {str(pk): at if live else None for pk, live, at in rows}
        drafts = Revision.objects.filter(content_type=kind, object_id__in=since)
        for pk, user, at in drafts.values_list("object_id", "user_id", "created_at"):
            moment = since[pk]
            if moment is None or at > moment:
                found.add(user)
    return {pk for pk in found if pk}


def _members(release: Release) -> list[tuple[ContentType, list[int]]]:
    """Return the ids of the members by their kind, in a fixed order (one query)."""
    rows = release.members.order_by("content_type_id", "object_id")
    pairs = rows.values_list("content_type_id", "object_id")
    return [
        (ContentType.objects.get_for_id(kind), [pk for _kind, pk in group])
        for kind, group in groupby(pairs, key=itemgetter(0))
    ]


def fingerprint(release: Release) -> str:
    """Return what changes with the time, the members and the drafts of a release."""
    parts: list[Any] = [str(release.goes_out_at and release.goes_out_at.timestamp())]
    for kind, ids in _members(release):
        model: Any = kind.model_class()
        rows = model._base_manager.filter(pk__in=ids).order_by("pk")
        parts.append([kind.pk, *rows.values_list(*DRAFT)])
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def approval_of(release: Release) -> ReleaseApproval | None:
    """Return the word that covers the release as it stands, or None."""
    rows = ReleaseApproval.objects.filter(release=release, fingerprint=fingerprint(release))
    return rows.select_related("by").order_by("-pk").first()


def approve_release(release: Release, user: Any, remark: str = "") -> ReleaseApproval:
    """Note a second person's word, or an administrator's own with a remark.

    Raises:
        PermissionDenied: without the right to let it go out.
        ValidationError: `user` stands behind it and isn't an administrator with a remark.
    """
    if not user.has_perm(GO_OUT):
        raise PermissionDenied("not allowed to approve a release")
    own = user.pk in people_of(release)
    if own and not (is_administrator(user) and remark.strip()):
        raise ValidationError(_("You made it or wrote one of its texts: somebody else decides."))
    found = ReleaseApproval.objects.create(
        release=release,
        fingerprint=fingerprint(release),
        by=user,
        remark=remark.strip() if own else "",
    )
    log(instance=release, action="review.approve", user=user, data={"remark": found.remark})
    return found


def reason_against_release(release: Release, user: Any = None) -> str:
    """Return why nobody's second word is on it; "" when `user` himself is the second person."""
    people = people_of(release)
    if not people or (user is not None and user.pk not in people):
        return ""
    if approval_of(release) is not None:
        return ""
    return _("Nobody else has approved it as it stands: one who neither made it nor wrote in it.")


def approval_in_words(release: Release) -> str:
    """Return who approved the release as it stands, or what is missing."""
    found = approval_of(release)
    if found is None:
        return reason_against_release(release)
    name = get_user_display_name(found.by) if found.by else ""
    if found.remark:
        return _("Approved alone by %(person)s: %(remark)s") % {
            "person": name,
            "remark": found.remark,
        }
    return _("Approved by %(person)s.") % {"person": name}
