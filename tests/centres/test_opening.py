"""A centre is opened in one step, and the second time changes nothing (G3)."""

from io import StringIO

from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from wagtail.models import Collection

import pytest

from centres.models import CentrePage
from centres.opening import Opening, OpeningRefused, open_centre
from directory.models import Centre
from home.models import HomePage
from news.models import NewsIndexPage, NewsPage
from tests.admin.pages import PAGES
from tests.admin.posting import add_address, filled
from tests.factories import site
from users.models import User

pytestmark = pytest.mark.django_db
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
    HomePage.objects.filter(slug="en").update(live=False)
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
    ],
    ids=str,
)
def test_what_cannot_be_opened_leaves_nothing(change, says):
    site.centre()
    asked = wanted(**change)
    before = everything()
    with pytest.raises(Exception, match=says) as caught:
        open_centre(asked)
    assert isinstance(caught.value, OpeningRefused) or "zone" in change
    assert everything() == before


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
    with pytest.raises(CommandError, match="country"):
        call_command("create_centre", **{**options, "country": "XX"})


@pytest.mark.slow
def test_its_editor_publishes_a_story_at_once():
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
