"""A centre's editors edit the records of their centre, and of no other (R3)."""

import re

from django.contrib.auth.models import Group
from django.urls import reverse

import pytest

from directory.models import Centre, Channel, Country
from events.models import Event, Series
from news.models import NewsIndexPage, NewsPage
from tests.admin.pages import PAGES
from tests.admin.posting import add_address, edit_address, filled, form_of, signed_in, words
from tests.factories import media, site
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
NAMED = re.compile(r"<(?:\w+:)?(\w+)>")
BERLIN = roles.centre_editor("berlin")


@pytest.fixture
def editor():
    return signed_in(BERLIN)


@pytest.fixture
def paris():
    return site.centre("paris", name=site.words("Paris centre"))


def address(name, record):
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk])


def send(client, record, publish=False, **change):
    """The edit form of `record` as it stands there, with `change`."""
    where = edit_address(record)
    _names, data = form_of(client, where)
    more = {"action-publish": "1"} if publish else {}
    return client.post(where, {**data, **change, **more})


def meeting(centre, slug="tea", **values):
    return site.event(slug, kind="regional", centre=centre, city=site.words("City"), **values)


# --- their own -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_profile_is_changed_and_published(editor):
    centre = site.centre()
    names, _data = form_of(editor, edit_address(centre))
    assert "phone" in names and "hours-TOTAL_FORMS" in names
    assert send(editor, centre, publish=True, phone="+49 30 1").status_code == 302
    centre.refresh_from_db()
    assert centre.phone == "+49 30 1"


def test_the_button_publishes(editor):
    assert b"action-publish" in editor.get(edit_address(site.centre())).content


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        {"status": "closed"},
        {"slug": "capital"},
        {"opened": "2001"},
        {"closed": "2020"},
        {"is_fictional": ""},
        {"expire_at": "2031-01-01 10:00"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_its_state_is_headquarters_to_decide(editor, change):
    centre = site.centre()
    before = Centre.objects.filter(pk=centre.pk).values().get()
    names, _data = form_of(editor, edit_address(centre))
    assert not set(change) & names
    send(editor, centre, publish=True, **change)
    after = Centre.objects.filter(pk=centre.pk).values().get()
    name = next(iter(change))
    assert after[name] == before[name]


def test_it_is_not_taken_out_of_the_directory(editor):
    centre = site.centre()
    editor.post(address("unpublish", centre))
    centre.refresh_from_db()
    assert centre.live


@pytest.mark.slow
def test_a_meeting_is_added(editor):
    where = reverse(Event.snippet_viewset.get_url_name("add"))
    _names, data = form_of(editor, where)
    data |= {
        **words("name", "Tea"),
        "series": site.series("regional").pk,
        "slug": "tea",
        "status": "planned",
        "centre": site.centre().pk,
        "action-publish": "1",
    }
    assert editor.post(where, data).status_code == 302
    made = Event.objects.get(slug="tea")
    assert made.live and made.centre == site.centre()


@pytest.mark.slow
def test_a_channel_is_added(editor):
    where = reverse(Channel.snippet_viewset.get_url_name("add"))
    _names, data = form_of(editor, where)
    data |= {**words("name", "Account"), "network": "youtube", "url": "https://example.org/a"}
    refused = editor.post(where, data)
    assert "centre" in refused.context["form"].errors
    assert not Channel.objects.exists()
    assert editor.post(where, {**data, "centre": site.centre().pk}).status_code == 302
    assert Channel.objects.get().centre == site.centre()


# --- others' -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_door_to_anothers_record_is_closed(editor, paris):
    """Each address that names a record: closed for another's, and no dead end for one's own."""
    foreign, own = meeting(paris), meeting(site.centre(), slug="own")
    closed, opened = [], []
    for pattern in Event.snippet_viewset.get_urlpatterns():
        names = NAMED.findall(str(pattern.pattern))
        for record, doors in ((foreign, closed), (own, opened)):
            record.latest_revision or record.save_revision()
            values = {"pk": record.pk, "task_state_id": 1, "action_name": "approve"}
            revisions = dict.fromkeys(names, record.latest_revision_id)
            where = reverse(
                Event.snippet_viewset.get_url_name(pattern.name),
                kwargs={name: values.get(name, revisions[name]) for name in names},
            )
            if "pk" in names:
                doors.append(
                    (pattern.name, refused(editor.get(where)), refused(editor.post(where)))
                )
    assert len(closed) > 15
    assert closed == [(name, True, True) for name, _get, _post in closed]
    assert {name for name, got, _post in opened if not got} >= {"edit", "history", "inspect"}


def refused(response):
    """Wagtail answers a refusal with the way to the dashboard."""
    return response.headers.get("Location") == reverse("wagtailadmin_home")


@pytest.mark.parametrize("model", [Country, Series])
def test_records_of_no_centre_stay_headquarters(editor, model):
    assert editor.get(reverse(model.snippet_viewset.get_url_name("list"))).status_code == 302


def test_the_listing_holds_only_their_own(editor, paris):
    own, _foreign = meeting(site.centre(), slug="own"), meeting(paris)
    where = reverse(Event.snippet_viewset.get_url_name("list"))
    for query in ({}, {"q": "regional"}, {"status": "held"}):
        found = editor.get(where, query).context["object_list"]
        assert {event.slug for event in found} <= {own.slug}
    assert list(editor.get(where).context["object_list"]) == [own]


def test_a_draft_that_moves_to_them_is_not_theirs_yet(editor, paris):
    foreign = meeting(paris)
    assert editor.get(edit_address(foreign)).status_code == 302
    foreign.centre = site.centre()
    foreign.save_revision()
    assert editor.get(edit_address(foreign)).status_code == 302


@pytest.mark.slow
@pytest.mark.parametrize("name", ["centre", "series", "host", "country"])
def test_foreign_ids_are_refused_at_their_field(editor, paris, name):
    own = meeting(site.centre(), slug="own")
    hidden = {
        "centre": paris,
        "series": Series.objects.create(slug="x", name=site.words("X"), kind="forum", live=False),
        "host": site.body_record("hidden"),
        "country": Country.objects.create(code="XX", name=site.words("X"), live=False),
    }[name]
    if name == "host":
        type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    refused = send(editor, own, **{name: hidden.pk})
    assert refused.status_code == 200
    assert name in refused.context["form"].errors
    assert str(hidden) not in refused.content.decode()


@pytest.mark.slow
def test_the_results_of_a_meeting_are_headquarters_to_state(editor):
    own, version = meeting(site.centre(), slug="own"), site.version()
    send(editor, own, publish=True, adopts=[version.pk])
    assert not own.adopts.exists()


@pytest.mark.slow
def test_a_foreign_picture_is_refused(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = media.picture()
    refused = send(editor, site.centre(), default_image=picture.pk)
    assert "default_image" in refused.context["form"].errors


# --- who is who ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_headquarters_edits_all_of_them(paris):
    officer = signed_in(roles.OFFICER)
    names, _data = form_of(officer, edit_address(paris))
    assert {"status", "slug", "closed"} <= names
    assert send(officer, meeting(paris), adopts=[site.version().pk]).status_code == 302


@pytest.mark.slow
def test_an_officer_who_edits_for_a_centre_gains_no_right_to_publish(paris):
    officer = signed_in(roles.OFFICER)
    User.objects.get(username__startswith=roles.OFFICER).groups.add(Group.objects.get(name=BERLIN))
    send(officer, paris, publish=True, phone="1")
    paris.refresh_from_db()
    assert paris.phone == ""


@pytest.mark.parametrize("status", Centre.ENDED)
def test_a_centre_that_ended_has_no_editors(editor, status):
    own = meeting(site.centre(), slug="own")
    Centre.objects.update(status=status)
    assert editor.get(edit_address(own)).status_code == 302
    assert editor.get(edit_address(site.centre())).status_code == 302


@pytest.mark.slow
def test_filters_name_no_draft(editor):
    Series.objects.create(slug="x", name={"en": "Secret"}, kind="forum", live=False)
    site.series("regional")
    where = reverse(Event.snippet_viewset.get_url_name("list"))
    text = editor.get(where).content.decode()
    assert "regional (en)" in text and "Secret" not in text
    assert "Secret" in signed_in(roles.OFFICER).get(where).content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("role", [BERLIN, roles.translator("tr"), roles.OFFICER])
def test_a_page_speaks_for_the_writers_own_centre(role, paris):
    client = signed_in(role)
    section = site.section(NewsIndexPage, parent=site.centre_page())
    story = site.article(parent=section, centre=site.centre(), live=False)
    assert "centre" in form_of(client, edit_address(story))[0]
    request = client.get(edit_address(story))
    offered = set(request.context["form"].fields["centre"].queryset)
    assert offered == ({site.centre()} if role == BERLIN else {site.centre(), paris})


def test_a_story_in_the_name_of_another_centre_is_refused(editor, paris):
    section = site.section(NewsIndexPage, parent=site.centre_page())
    row = next(row for row in PAGES if row.model is NewsPage)
    where = add_address(row, section)
    refused = editor.post(where, filled(editor, where, row, {"centre": paris.pk}))
    assert "centre" in refused.context["form"].errors
    assert not NewsPage.objects.exists()
