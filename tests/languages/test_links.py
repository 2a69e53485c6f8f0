"""Links and choices made once, in the source language, lead to the reader's language."""

import uuid

from django.test import Client

import pytest

from core.navigation import furniture
from entries.build import build
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def pair():
    key = uuid.uuid4()
    pages = {code: site.article(code, key=key, title=f"Chosen {code}") for code in ("tr", "kk")}
    for code, page in pages.items():
        site.article(code, title=f"Newer {code}", issued_on="2026-11")
        build(page.pk)
    return pages


def test_a_link_block_opens_the_readers_language(pair):
    link = {"text": "Сілтеме", "page": pair["tr"], "address": ""}
    page = site.article("kk", body=[("link", link)])
    text = Client().get(page.url_path).content.decode()
    assert f'class="all-link" href="{pair["kk"].url_path}"' in text
    assert f'class="all-link" href="{pair["tr"].url_path}"' not in text


def test_the_footer_too(pair):
    home = site.home("kk")
    links = [{"text": "Сілтеме", "page": pair["tr"], "address": ""}]
    home.footer = [("column", {"heading": "Баған", "links": links})]
    home.save()
    from django.utils import translation

    with translation.override("kk"):
        assert furniture("kk").footer[0]["links"][0]["url"] == pair["kk"].url_path


def test_each_home_opens_with_its_version_of_the_chosen_story(pair):
    from home.queries import home_context

    home = site.home("kk")
    home.lead = pair["tr"]
    home.save()
    assert home_context(home)["lead"].title == "Chosen kk"
