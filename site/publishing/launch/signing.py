"""Signing a text of a release off for a member state, and who hasn't yet."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page

from directory.models import Country
from publishing.launch.models import SigningState, SignOff
from publishing.models import Release, ReleaseMember
from publishing.models.release import items_of


def states_of(release: Release) -> list[Country]:
    """Return the states that sign the release off (one query)."""
    rows = SigningState.objects.filter(release=release).select_related("country")
    return [row.country for row in rows.order_by("country__code")]


def choose_states(release: Release, countries: Iterable[Country], user: Any = None) -> None:
    """Set which states sign. A state that is taken out loses its sign-offs of this release.

    Raises:
        ValidationError: the release isn't planned.
    """
    _planned(release)
    wanted = list(countries)
    SigningState.objects.filter(release=release).exclude(country__in=wanted).delete()
    SignOff.objects.filter(member__release=release).exclude(country__in=wanted).delete()
    for country in wanted:
        SigningState.objects.get_or_create(release=release, country=country)
    codes = [country.code for country in wanted]
    log(instance=release, action="launch.states", user=user, data={"states": codes})


def sign_off(
    members: Iterable[ReleaseMember], country: Country, user: Any = None
) -> list[ReleaseMember]:
    """Note a state's word on the latest drafts of `members`; return those that were signed anew.

    Raises:
        ValidationError: the release isn't planned, or doesn't wait for this state.
    """
    signed = []
    for member in members:
        _planned(member.release)
        if not SigningState.objects.filter(release=member.release, country=country).exists():
            raise ValidationError(_("This release doesn't wait for this state."))
        draft = member.instance.latest_revision if member.instance is not None else None
        if draft is None:
            continue
        values = {"revision_id": draft.pk, "revised_at": draft.created_at, "by": user}
        if _covers(SignOff.objects.filter(member=member, country=country).first(), draft):
            continue
        SignOff.objects.filter(member=member, country=country).delete()
        SignOff.objects.create(member=member, country=country, **values)
        signed.append(member)
        data = {"state": country.code, "text": str(member), "revision": draft.pk}
        log(instance=member.release, action="launch.sign_off", user=user, data=data)
    return signed


def unsigned(release: Release) -> dict[int, list[str]]:
    """Return the names of the states that haven't signed each page, by member id.

    A sign-off covers the draft that was signed: after a change it is asked again.
    """
    states = states_of(release)
    if not states:
        return {}
    members = release.members.prefetch_related("sign_offs")
    found = {}
    for member, page in items_of(members):
        if not isinstance(page, Page):
            continue
        signed = {each.country_id: each for each in member.sign_offs.all()}
        found[member.pk] = [
            str(state.name)
            for state in states
            if not _covers(signed.get(state.pk), page.latest_revision)
        ]
    return found


def _covers(sign_off: SignOff | None, draft: Any) -> bool:
    if sign_off is None or draft is None:
        return False
    return (sign_off.revision_id, sign_off.revised_at) == (draft.pk, draft.created_at)


def _planned(release: Release) -> None:
    if release.state != Release.State.PLANNED:
        raise ValidationError(_("Only a planned release can be changed."))
