"""Never a false language: drafts only, whole translations only, no aliases (G5)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from wagtail.models import Page

import pytest
from wagtail_localize.models import StringTranslation, Translation

from languages import translations
from languages.words import translation_into, untranslated
from news.models import NewsPage
from publishing.actions import PublicationRefused
from publishing.changes import choose
from tests.factories import site
from tests.languages.conftest import editor_of, translate_all

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def start(source, chief, code="kk"):
    page = translations.submit(source, [site.locale(code)], chief)[0]
    return page, translation_into(page)


def fresh(page):
    return NewsPage.objects.get(pk=page.pk)


def latest(page):
    """The page as its latest revision has it, read anew."""
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def row(page):
    """Every column of the page's two rows except those that name revisions."""
    values = NewsPage.objects.filter(pk=page.pk).values().get()
    return {
        name: value
        for name, value in values.items()
        if name
        not in {
            "latest_revision_id",
            "latest_revision_created_at",
            "has_unpublished_changes",
            "draft_title",
        }
    }


def test_submitting_a_live_page_makes_nothing_live(source, chief):
    page, _ = start(source, chief)
    assert source.live
    assert not page.live
    assert not Page.objects.exclude(alias_of=None).exists()
    assert Client().get(page.url_path).status_code == 404
    assert not NewsPage.objects.get(pk=page.pk).translation_reviewed


def test_facts_come_along_words_wait(source, chief):
    source.topics.set([site_topic()])
    choose(source, "minor")
    source.save()
    page, _ = start(source, chief)
    draft = fresh(page).get_latest_revision_as_object()
    assert str(draft.issued_on) == "2013-06"
    assert [t.slug for t in draft.topics.all()] == ["culture"]
    assert [i.body.slug for i in draft.issuers.all()] == ["secretariat"]


def site_topic():
    from directory.models import Topic

    return Topic.objects.get_or_create(slug="culture", defaults={"name": site.words("Culture")})[0]


@pytest.mark.parametrize("left_out", ["title", "summary", "body"])
def test_one_untranslated_text_refuses_publication(source, chief, left_out):
    page, translation = start(source, chief)
    paths = {s.context.path for s in untranslated(translation)}
    translate_all(translation, leave_out=[p for p in paths if p.split(".")[0] == left_out])
    with pytest.raises(PublicationRefused):
        translations.publish(translation, chief)
    # Every door reads the same rule: a revision published directly, too.
    with pytest.raises(ValidationError):
        fresh(page).get_latest_revision().publish(user=chief)
    page.refresh_from_db()
    assert not page.live


def test_a_whole_translation_goes_live_in_its_own_words(source, chief):
    page, translation = start(source, chief)
    translate_all(translation)
    published = translations.publish(translation, chief)
    assert published.live
    assert published.specific.title == "Қаз Bakü Forumu"
    assert published.url_path.startswith("/kk/newsindexpage-kk/qaz-bak")
    assert Client().get(published.url_path).status_code == 200


def test_saving_a_draft_leaves_the_live_row_as_it_is(source, chief):
    page, translation = start(source, chief)
    translate_all(translation)
    translations.publish(translation, chief)
    before = row(page)
    string = StringTranslation.objects.filter(context__path="title").get()
    string.data = "Басқа тақырып"
    string.save()
    assert row(page) == before
    assert fresh(page).get_latest_revision_as_object().title == "Басқа тақырып"


def test_a_translation_is_not_translated(source, chief):
    page, _ = start(source, chief)
    site.section(site.NewsIndexPage, "en")
    with pytest.raises(ValidationError):
        translations.submit(page, [site.locale("en")], chief)


def test_missing_parents_are_drafts_too(source, chief):
    site.home("ar")
    page, _ = start(source, chief, "ar")
    parent = page.get_parent()
    assert not parent.live and not page.live
    assert parent.translation_key == source.get_parent().translation_key
    assert translation_into(parent) is not None
    assert Page.objects.get(url_path="/ar/").live


def test_a_language_without_home_takes_no_translation(source, chief):
    site.no_home("ar")
    with pytest.raises(ValidationError):
        translations.submit(source, [site.locale("ar")], chief)
    assert not Page.objects.filter(locale__language_code="ar").exists()


def test_rights_are_asked_on_source_and_target(source):
    only_source = editor_of(site.home("tr"), name="source")
    only_target = editor_of(site.home("kk"), name="target")
    both = editor_of(site.home("tr"), site.home("kk"), name="both")
    for user in (only_source, only_target):
        with pytest.raises(PermissionDenied):
            translations.submit(source, [site.locale("kk")], user)
    assert translations.submit(source, [site.locale("kk")], both)


def test_the_submit_address_is_ours_and_asks_for_the_page(source):
    client = Client()
    client.force_login(editor_of(site.home("kk"), name="target"))
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    data = {"locales": [site.locale("kk").pk]}
    # Wagtail's admin answers a refused page with a redirect to its home and a message.
    assert client.post(address, data).status_code in {302, 403}
    assert not Translation.objects.exists()


def test_the_update_address_never_publishes(source, chief):
    page, translation = start(source, chief)
    translate_all(translation)
    client = Client()
    client.force_login(chief)
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    client.post(address, {"publish_translations": "on"})
    page.refresh_from_db()
    assert not page.live


def test_the_editors_publish_button_refuses_missing_words(source, chief):
    page, _ = start(source, chief)
    client = Client()
    client.force_login(chief)
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}
    )
    assert response.status_code == 302
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(
    "name", ["convert_to_alias", "machine_translate", "submit_snippet_translation"]
)
def test_doors_we_do_not_have_are_closed(source, chief, name):
    _page, translation = start(source, chief)
    arguments = {
        "convert_to_alias": [source.pk],
        "machine_translate": [translation.pk],
        "submit_snippet_translation": ["directory", "topic", "1"],
    }[name]
    client = Client()
    client.force_login(chief)
    assert client.post(reverse(f"wagtail_localize:{name}", args=arguments)).status_code == 404


def test_no_alias_by_any_door(source, chief):
    with pytest.raises(ValidationError):
        source.create_alias(parent=source.get_parent(), update_slug="x")
    with pytest.raises(ValidationError):
        source.copy_for_translation(site.locale("kk"), alias=True)
    draft = site.article("tr", live=False)
    with pytest.raises(ValidationError):
        draft.create_alias(parent=draft.get_parent(), update_slug="y")
    client = Client()
    client.force_login(chief)
    client.post(
        reverse("wagtailadmin_pages:copy", args=[source.pk]),
        {
            "new_title": "x",
            "new_slug": "x",
            "new_parent_page": source.get_parent().pk,
            "alias": "on",
        },
    )
    assert not Page.objects.exclude(alias_of=None).exists()


def test_tables_and_answers_are_translated_cell_by_cell(chief):
    for code in ("tr", "kk"):
        site.section(site.NewsIndexPage, code)
    table = {"caption": "Sayılar", "header": ["Yıl", "Yer"], "rows": [["2013", "Bakü"]]}
    questions = {"heading": "", "questions": [{"question": "Ne?", "answer": "<p>Bu.</p>"}]}
    page = site.article("tr", body=[("table", table), ("questions", questions)])
    target, translation = start(page, chief)
    strings = {s.string.data for s in untranslated(translation)}
    assert {"Sayılar", "Yıl", "Yer", "Bakü", "Ne?", "Bu."} <= strings
    translate_all(translation)
    draft = fresh(target).get_latest_revision_as_object()
    assert draft.body[0].value["rows"][0][1] == "Қаз Bakü"


def test_a_changed_source_makes_the_translation_incomplete(source, chief):
    _page, translation = start(source, chief)
    translate_all(translation)
    assert not untranslated(translation)
    source.summary = "Another summary."
    choose(source, "minor")
    source.save()
    translations.source_changed(source)
    assert [s.context.path for s in untranslated(translation)] == ["summary"]
