"""No page stands where the site itself answers, and a centre keeps its editors under a new key."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from wagtail.models import Collection

import pytest

from home.models import StandardPage
from tests.factories import site
from users import roles

pytestmark = pytest.mark.django_db


def page(title, slug="", **values):
    made = StandardPage(title=title, slug=slug, locale=site.locale("tr"), **values)
    site.home("tr").add_child(instance=made)
    return made


@pytest.mark.parametrize("slug", ["press", "search"])
def test_a_page_there_would_never_be_seen(slug):
    with pytest.raises(ValidationError) as refused:
        page("Page", slug, live=True)
    assert "slug" in refused.value.message_dict


def test_a_title_makes_another_address():
    assert page("Press", live=False).slug == "press-2"


def test_below_a_section_the_word_is_free():
    made = StandardPage(title="Page", slug="press", locale=site.locale("tr"))
    page("Above", "above").add_child(instance=made)
    assert made.slug == "press"


def test_a_centre_keeps_its_editors_and_files_under_a_new_key():
    centre = site.centre()
    group = roles.ensure_centre_editor(centre)
    centre.slug = "potsdam"
    centre.save()
    group.refresh_from_db()
    assert group.name == roles.centre_editor("potsdam")
    assert not Group.objects.filter(name=roles.centre_editor("berlin")).exists()
    assert Collection.objects.filter(name="potsdam").exists()
