"""Every listing of records can be searched and sorted, and speaks the editor's language."""

from django.apps import apps
from django.urls import reverse
from django.utils.translation import override

import pytest

from core.pages import BasePage
from core.records import Record
from tests.admin.posting import signed_in
from tests.factories import site
from users import roles

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
PAGES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def listing(client, model, **query):
    response = client.get(reverse(model.snippet_viewset.get_url_name("list")), query)
    assert response.status_code == 200, model
    return response


@pytest.fixture
def officer(staffed):
    return signed_in(roles.OFFICER, "tr")


def test_search_finds_a_record_by_its_name_in_any_language(officer):
    site.event("second", name={"tr": "Bakü buluşması", "kk": "Бакудегі кездесу"})
    site.event("third", name={"tr": "Ankara"})
    for query in ("Bakü", "Бакудегі", "buluş"):
        found = listing(officer, site.event("second").__class__, q=query).context["object_list"]
        assert [event.slug for event in found] == ["second"], query


@pytest.mark.slow
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_listing_is_searched_sorted_and_in_turkish(model, officer):
    site.version()
    site.event(centre=site.centre())
    columns = listing(officer, model).context["table"].columns.values()
    for key in {column.sort_key for column in columns if column.sort_key}:
        listing(officer, model, q="a", ordering=key)
        listing(officer, model, ordering=f"-{key}")
    cells = listing(officer, model).content.decode().split("<tbody")[-1]
    assert ">True<" not in cells.replace("\n", "").replace(" ", "")


def test_every_icon_exists(officer):
    sprite = officer.get(reverse("wagtailadmin_sprite")).content.decode()
    for model in RECORDS:
        assert f'id="icon-{model.snippet_viewset.icon}"' in sprite, model


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_page_type_is_named_and_described_in_turkish(model):
    told = {}
    for language in ("en", "tr"):
        with override(language):
            told[language] = (str(model.get_verbose_name()), str(model.get_page_description()))
    assert all(told["en"]) and all(told["tr"])
    assert told["en"][0] != told["tr"][0] and told["en"][1] != told["tr"][1]
