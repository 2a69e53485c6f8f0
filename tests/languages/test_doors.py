"""Doors of wagtail-localize's editor and of Wagtail that could show a false language (G5)."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override

from wagtail.models import Locale, Page

import pytest
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
)

from directory.models import Topic
from home.models import HomePage
from languages import receivers, translations
from languages.words import changed_fields, untranslated
from news.models import NewsPage
from publishing.changes import choose
from tests.factories import site
from tests.languages.conftest import editor_of, signed_in, translate_all

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def fresh(page):
    return NewsPage.objects.get(pk=page.pk)


def put(client, translation, segment, value):
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, f"value={value}", content_type="application/x-www-form-urlencoded")


def test_an_old_draft_with_source_words_is_refused_though_all_strings_are_done(started, chief):
    page, translation = started
    old = fresh(page).get_latest_revision()
    for segment in untranslated(translation):
        StringTranslation.objects.bulk_create(
            [
                StringTranslation(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=translation.target_locale,
                    data="Қаз",
                )
            ]
        )
    assert not untranslated(translation)
    with override("en"), pytest.raises(ValidationError, match="older"):
        old.publish(user=chief)
    assert not fresh(page).live


def test_a_stopped_translation_may_not_go_live_with_the_sources_sentence(started, chief):
    page, translation = started
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    draft = fresh(page)
    draft.title, draft.summary, draft.teaser = "Тақырып", "Қысқаша", "Кіріспе"
    with pytest.raises(ValidationError):
        draft.save_revision(clean=False).publish(user=chief)
    assert not fresh(page).live
    draft = fresh(page)
    draft.title, draft.summary, draft.teaser = "Тақырып", "Қысқаша", "Кіріспе"
    draft.body = [("paragraph", "<p>Мақаланың мәтіні осында тұр.</p>")]
    draft.save_revision(clean=False).publish(user=chief)
    assert fresh(page).live


def test_a_live_translation_behind_its_source_may_still_be_locked_and_saved(published, source):
    page, translation = published
    source.summary = "Yeni özet budur."
    choose(source, "minor")
    source.save()
    translations.source_changed(source)
    assert untranslated(translation)
    page = fresh(page)
    page.locked = True
    page.save()
    page.teaser = "Жаңа сөз."
    with pytest.raises(ValidationError):
        page.save()


def test_a_changed_source_names_the_fields_that_are_behind(published, source):
    _page, translation = published
    assert changed_fields(translation) == []
    source.summary, source.issued_on = "Yeni özet budur.", "2013-07"
    choose(source, "minor")
    source.save()
    translations.source_changed(source)
    translation = Translation.objects.get(pk=translation.pk)
    assert set(changed_fields(translation)) == {"summary", "issued_on"}


def test_publishing_the_source_tells_its_translations(
    published, source, chief, django_capture_on_commit_callbacks
):
    _page, translation = published
    with django_capture_on_commit_callbacks(execute=True):
        draft = fresh(source)
        draft.teaser = "Yeni bir cümle."
        choose(draft, "minor")
        draft.save_revision().publish(user=chief)
    assert [s.context.path for s in untranslated(translation)] == ["teaser"]


def test_choices_follow_the_source_also_when_it_drops_them(source, chief, published):
    page, translation = published
    topic = Topic.objects.create(slug="culture", name=site.words("Culture"))
    for chosen in ([topic], []):
        source.topics.set(chosen)
        choose(source, "minor")
        source.save()
        translations.source_changed(source)
        translation = Translation.objects.get(pk=translation.pk)
        translations.publish(translation, chief)
        assert list(fresh(page).topics.all()) == chosen


def test_strings_are_written_with_rights_on_the_target_only(started, source):
    page, translation = started
    segment = next(s for s in untranslated(translation) if s.context.path == "title")
    stranger = signed_in(editor_of(site.home("tr"), name="tr"))
    assert put(stranger, translation, segment, "x").status_code in {302, 403}
    assert not StringTranslation.objects.exists()
    translator = signed_in(editor_of(site.home("kk"), name="kk"))
    assert put(translator, translation, segment, "Баку форумы").status_code == 201
    assert fresh(page).get_latest_revision_as_object().title == "Баку форумы"
    assert fresh(page).slug == "baqu-forumy" or fresh(page).slug.startswith("ba")


def test_strings_of_a_page_somebody_locked_are_not_written(started, chief):
    page, translation = started
    NewsPage.objects.filter(pk=page.pk).update(locked=True, locked_by=chief)
    segment = untranslated(translation)[0]
    translator = signed_in(editor_of(site.home("kk"), name="kk"))
    assert put(translator, translation, segment, "x").status_code in {302, 403}
    assert not StringTranslation.objects.exists()


def test_a_link_or_picture_that_is_not_there_is_refused(source, chief):
    from wagtail.images.tests.utils import get_test_image_file

    from media.models import Image

    picture = Image.objects.create(
        title="x", file=get_test_image_file(), credit="Press Office", rights="own"
    )
    source.image, source.image_alt = picture, "Kuş"
    choose(source, "minor")
    source.save()
    page = translations.submit(source, [site.locale("kk")], chief)[0]
    translation = Translation.objects.get(
        target_locale=page.locale, source__object_id=page.translation_key
    )
    segment = translation.source.overridablesegment_set.get(context__path="image")
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    response = signed_in(chief).put(
        address, "value=99999", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 400
    assert (
        signed_in(chief).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    )


def upload(client, translation, content):
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = {"file": SimpleUploadedFile("x.po", content)} if content is not None else {}
    return client.post(address, file)


def test_a_file_of_strings_needs_rights_and_the_right_translation(started, monkeypatch):
    page, translation = started
    catalogue = translation.export_po()
    for entry in catalogue:
        entry.msgstr = f"Қаз {entry.msgid}"
    good = str(catalogue).encode()
    upload(signed_in(editor_of(site.home("tr"), name="tr")), translation, good)
    assert not StringTranslation.objects.exists()
    translator = signed_in(editor_of(site.home("kk"), name="kk"))
    bad = [None, b"\xff\xfe", b"not a catalogue", b'msgid "a"\nmsgstr "b"\n', b"/etc/passwd"]
    for content in bad:
        assert upload(translator, translation, content).status_code == 302
        assert not StringTranslation.objects.exists()
    with monkeypatch.context() as patched:
        patched.setattr(receivers, "save_draft", None)  # one draft for the file, not for a string
        upload(translator, translation, good)
    assert not untranslated(translation)
    assert fresh(page).get_latest_revision_as_object().title.startswith("Қаз")
    assert not fresh(page).live


def test_a_translator_cannot_publish(started):
    page, translation = started
    translate_all(translation)
    translator = signed_in(editor_of(site.home("kk"), name="kk"))
    translator.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert not fresh(page).live


def test_the_editor_shows_its_language_and_offers_no_alias(started, chief):
    page, _ = started
    html = signed_in(chief).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "&quot;convertToAliasUrl&quot;: null" in html
    assert "convert_to_alias" not in html
    assert "&quot;locale&quot;: {&quot;code&quot;: &quot;kk&quot;" in html


def test_the_report_names_no_page_the_user_may_not_see(source, chief, started):
    NewsPage.objects.filter(pk=source.pk).update(live=False)
    address = reverse("wagtail_localize:translations_report")
    assert "Bakü Forumu" in signed_in(chief).get(address).content.decode()
    for code in ("tr", "kk"):
        user = editor_of(site.home(code), name=code)
        assert "Bakü Forumu" not in signed_in(user).get(address).content.decode()


def test_languages_are_not_synchronised(source, chief):
    with pytest.raises(ValidationError):
        LocaleSynchronization.objects.create(locale=site.locale("kk"), sync_from=site.locale("tr"))
    html = signed_in(chief).get("/admin/locales/new/").content.decode()
    assert "sync_from" not in html


def test_review_is_asked_of_publishers_and_lost_with_the_words(published, chief):
    page, translation = published
    assert not page.translation_reviewed
    address = reverse("mark_reviewed", args=[page.pk])
    signed_in(editor_of(site.home("kk"), name="kk")).post(address)
    assert not fresh(page).translation_reviewed
    assert signed_in(chief).get(address).status_code == 200
    signed_in(chief).post(address)
    assert fresh(page).translation_reviewed
    translations.publish(translation, chief)
    assert fresh(page).translation_reviewed
    string = StringTranslation.objects.filter(context__path="title").get()
    string.data = "Басқа"
    string.save()
    assert fresh(page).translation_reviewed
    translations.publish(translation, chief)
    assert not fresh(page).translation_reviewed


def test_the_way_to_the_review_is_shown_to_who_may(published, chief):
    page, _ = published
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    listing = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    address = reverse("mark_reviewed", args=[page.pk])
    translator = signed_in(editor_of(site.home("kk"), name="kk"))
    for place in (edit, listing):
        assert address in signed_in(chief).get(place).content.decode()
        assert address not in translator.get(place).content.decode()


def test_the_way_to_translate_asks_for_the_page_not_for_a_flag(source):
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    listing = reverse("wagtailadmin_explore", args=[source.get_parent().pk])
    officer = editor_of(site.home("tr"), name="tr", flag=False)
    assert address in signed_in(officer).get(listing).content.decode()


def test_adding_a_language_makes_a_draft_home_once():
    site.no_home("kk")
    for _ in range(2):
        call_command("add_language", "kk")
    page = HomePage.objects.get(url_path="/kk/")
    assert not page.live and not page.translation_reviewed
    assert page.translation_key == site.home("tr").translation_key
    assert Locale.objects.filter(language_code="kk").exists()
    assert not Page.objects.exclude(alias_of=None).exists()
    with pytest.raises(CommandError):
        call_command("add_language", "xx")
