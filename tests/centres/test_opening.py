"""A centre is opened in one step, and the second time changes nothing (G3)."""

import re
from io import StringIO

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from wagtail.models import Collection
from wagtail.signals import init_new_page

import pytest

from centres.first_steps import panels, steps
from centres.models import CentrePage
from centres.opening import Opening, open_centre
from core.labels import content_language_codes
from directory.models import Centre, OpeningHours
from events.models import MeetingIndexPage
from news.models import NewsIndexPage, NewsPage
from tests.admin.pages import PAGES
from tests.admin.posting import add_address, filled, signed_in, words
from tests.factories import media, site
from users import roles
from users.invitations import first_password_path
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
ADDRESS = "editor@example.org"


def wanted(**values):
    right = {
        "slug": "vienna",
        "name": {"tr": "Viyana merkezi", "en": "Vienna centre"},
        "city": {"tr": "Viyana", "en": "Vienna"},
        "country": site.country("AT").code,
        "zone": "Europe/Vienna",
        "languages": ("tr", "en"),
        "editors": (ADDRESS,),
    }
    return Opening(**{**right, **values})


def everything():
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


@pytest.mark.slow
def test_everything_is_there_and_public():
    open_centre(wanted())
    centre = Centre.objects.get(slug="vienna")
    assert centre.live and centre.status == Centre.Status.PLANNED
    pages = {page.locale.language_code: page for page in centre.pages.all()}
    assert set(pages) == {"tr", "en"}
    assert pages["tr"].translation_key == pages["en"].translation_key
    assert pages["en"].title == "Vienna centre"
    for code, page in pages.items():
        below = page.get_children()
        assert len(below) == 2
        for each in [page, *below]:
            assert each.live and Client().get(each.specific.url).status_code == 200
            assert each.locale.language_code == code
    titles = {page.title for page in pages["tr"].get_children()}
    assert titles == {"Haberler", "Toplantılar"}
    keys = [set(p.get_children().values_list("translation_key", flat=True)) for p in pages.values()]
    assert keys[0] == keys[1]
    assert Collection.objects.filter(name="vienna").exists()


def test_a_second_time_changes_nothing():
    assert open_centre(wanted())
    before = everything()
    assert open_centre(wanted()) == []
    assert everything() == before


def test_a_further_language_and_editor_are_added():
    open_centre(wanted())
    kk = wanted(name={"kk": "Вена орталығы"}, languages=("tr", "kk"), editors=("two@example.org",))
    made = open_centre(kk)
    page = CentrePage.objects.get(centre__slug="vienna", locale__language_code="kk")
    assert page.title == "Вена орталығы" and page.live
    assert len([name for name in made if name.startswith("/kk/")]) == len(made) - 2
    editor = User.objects.get(email="two@example.org")
    assert page.permissions_for_user(editor).can_publish()


def test_below_a_draft_all_is_draft():
    site.no_home("kk")
    home = site.home("kk", live=False)
    open_centre(wanted(name={"kk": "Вена"}, languages=("kk",)))
    assert home.get_descendants().count() == 4
    assert not home.get_descendants().live().exists()


def test_without_a_city_all_is_draft():
    open_centre(wanted(city={}))
    centre = Centre.objects.get(slug="vienna")
    assert not centre.live
    assert not centre.pages.live().exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"country": "XX"}, "country"),
        ({"languages": ("tr", "xx")}, "home page"),
        ({"languages": ("kk",)}, "Name the centre"),
        ({"slug": "berlin"}, "another country"),
        ({"zone": "Mars/Olympus"}, "time zone"),
        ({"editors": ("nobody",)}, "e-?mail"),
    ],
    ids=str,
)
def test_what_cannot_be_opened_leaves_nothing(change, says):
    site.centre()
    asked = wanted(**change)
    before = everything()
    with override("en"), pytest.raises(ValidationError, match=says):
        open_centre(asked)
    assert everything() == before


@pytest.mark.slow
def test_the_command_says_what_it_made():
    site.country("AT")
    options = {
        "country": "AT", "name": "Vienna centre", "city": "Wien", "languages": "en,tr",
        "editors": ADDRESS, "zone": "Europe/Vienna",
    }  # fmt: skip
    told = StringIO()
    call_command("create_centre", **options, stdout=told)
    assert "/en/" in told.getvalue() and Centre.objects.filter(slug="vienna-centre").exists()
    told = StringIO()
    call_command("create_centre", **options, stdout=told)
    assert told.getvalue() == "Nothing was missing.\n"
    with override("en"), pytest.raises(CommandError, match="country"):
        call_command("create_centre", **{**options, "country": "XX"})


@pytest.mark.slow
def test_its_editor_publishes_a_story_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        open_centre(wanted())
    centre = Centre.objects.get(slug="vienna")
    index = NewsIndexPage.objects.descendant_of(centre.pages.get(locale__language_code="tr")).get()
    row = next(row for row in PAGES if row.model is NewsPage)
    client = Client()
    client.force_login(User.objects.get(email=ADDRESS))
    where = add_address(row, index)
    right = filled(client, where, row, {"centre": centre.pk, "action-publish": "1"})
    assert client.post(where, right).status_code == 302
    story = NewsPage.objects.get(title=row.values()["title"])
    assert story.live and Client().get(story.url).status_code == 200
    assert Client().get(f"{index.get_parent().specific.url}feed.atom").status_code == 200


# --- the form ------------------------------------------------------------------------------------


def posted(**values):
    country = site.country("AT").pk
    right = {
        **words("name", "Vienna"), **words("city", "Wien"), "slug": "vienna", "country": country,
        "zone": "Europe/Vienna", "languages": ["tr", "kk"], "editors": f"{ADDRESS}\ntwo@example.org",
    }  # fmt: skip
    return {**right, **values}


@pytest.mark.slow
def test_an_administrator_opens_one_in_the_admin():
    admin = signed_in(roles.ADMINISTRATOR)
    where = reverse("open_centre")
    assert admin.get(where).status_code == 200
    for _time in range(2):
        assert admin.post(where, posted()).status_code == 302
    assert Centre.objects.filter(slug="vienna", live=True).count() == 1
    assert CentrePage.objects.filter(centre__slug="vienna").count() == 2
    group = Group.objects.get(name=roles.centre_editor("vienna"))
    assert group.user_set.count() == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name_2": ""}, "name"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"country": "999999"}, "country"),
        ({"slug": "a b"}, "slug"),
        ({"languages": ["xx"]}, "languages"),
        ({"editors": "nobody"}, "__all__"),
    ],
    ids=str,
)
def test_its_form_refuses_at_the_field(change, field):
    admin = signed_in(roles.ADMINISTRATOR)
    data = posted(**change)
    if "name_2" in change:
        data["languages"] = content_language_codes()
    answer = admin.post(reverse("open_centre"), data)
    assert field in answer.context["form"].errors
    assert not Centre.objects.filter(slug="vienna").exists()


@pytest.mark.parametrize("role", [roles.PUBLISHER, roles.centre_editor("berlin")])
def test_nobody_else_opens_one(role):
    client = signed_in(role)
    for answer in (
        client.get(reverse("open_centre")),
        client.post(reverse("open_centre"), posted()),
    ):
        assert answer.status_code == 302
    assert not Centre.objects.filter(slug="vienna").exists()


# --- the first steps -----------------------------------------------------------------------------


@pytest.mark.slow
def test_a_new_editor_is_told_what_to_do_first():
    open_centre(wanted())
    editor = Client()
    editor.force_login(User.objects.get(email=ADDRESS))
    text = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert 'id="first-steps' in text
    for step in steps(Centre.objects.get(slug="vienna")):
        assert not step["is_done"]
        assert step["url"] in text
        assert editor.get(step["url"], follow=True).status_code == 200, step
    assert (
        'id="first-steps'
        not in signed_in(roles.OFFICER).get(reverse("wagtailadmin_home")).content.decode()
    )


def test_what_is_done_is_ticked_off(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    centre, page = site.centre(), site.centre_page()
    CentrePage.objects.update(introduction="About us.")
    centre.address, centre.phone, centre.default_image = "Street 1", "+49", media.picture()
    centre.hours.add(OpeningHours(weekday=0, opens="09:00", closes="17:00"))
    centre.save()
    site.article(parent=site.section(NewsIndexPage, parent=page))
    site.section(MeetingIndexPage, parent=page)
    assert [step["is_done"] for step in steps(centre)] == [True, True, True, True, False]
    site.event("tea", centre=centre)
    assert all(step["is_done"] for step in steps(centre))
    name = roles.centre_editor("berlin")
    signed_in(name)
    assert panels(User.objects.get(groups__name=name)) == []


def test_a_new_editor_is_invited_and_comes_straight_in(client, settings, mailoutbox):
    settings.SECOND_FACTOR_REQUIRED = True
    open_centre(wanted())
    assert mailoutbox[0].to == [ADDRESS]
    path = re.search(r"/admin/password_reset/confirm/\S+", mailoutbox[0].body).group()
    form = client.get(path, follow=True)
    password = {"new_password1": "a long Vienna waltz", "new_password2": "a long Vienna waltz"}
    inside = client.post(form.redirect_chain[-1][0], password, follow=True)
    assert inside.redirect_chain[-1][0].startswith(reverse("second_factor_choose"))
    open_centre(wanted())
    assert len(mailoutbox) == 1


def test_a_link_to_a_password_opens_nothing_for_who_was_here_before(client):
    open_centre(wanted())
    User.objects.filter(username=ADDRESS).update(last_login=timezone.now())
    path = first_password_path(User.objects.get(username=ADDRESS))
    form = client.get(path, follow=True)
    password = {"new_password1": "a long Vienna waltz", "new_password2": "a long Vienna waltz"}
    client.post(form.redirect_chain[-1][0], password)
    assert SESSION_KEY not in client.session


def test_the_form_of_a_story_begins_with_its_centre_and_its_issuer():
    open_centre(wanted())
    section = NewsIndexPage.objects.get(locale__language_code="tr", url_path__contains="viyana")
    body = site.body_record()
    page = NewsPage()
    init_new_page.send(sender=None, page=page, parent=section)
    assert page.centre == Centre.objects.get(slug="vienna")
    assert [issuer.body for issuer in page.issuers.all()] == [body]
