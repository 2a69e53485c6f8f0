"""Articles move in by the normal verb, once, and again only when they changed."""

import json

from django.core.management import CommandError, call_command

import pytest

from entries.models import Entry
from news.importing import ImportRefused, import_articles, read
from news.models import NewsIndexPage, NewsPage
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(autouse=True)
def ground():
    site.section(NewsIndexPage, "tr")
    body = site.body_record()
    body.save_revision().publish()


def row(**values):
    return {
        "id": "x-1",
        "lang": "tr",
        "title": "Bir haber",
        "body": "Birinci.\nİkinci <b>.",
    } | values


def test_an_article_comes_in_live_with_its_revision_and_entry(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        report = import_articles([row(date="2013-06", kind="statement")])
    page = NewsPage.objects.get(source_id="x-1")
    assert (report.created, page.live, page.latest_revision is not None) == (1, True, True)
    assert (str(page.issued_on), page.kind, page.slug) == ("2013-06", "statement", "bir-haber")
    assert [str(block.value.source) for block in page.body] == [
        "<p>Birinci.</p>",
        "<p>İkinci &lt;b&gt;.</p>",
    ]
    assert Entry.objects.get(page=page).source_id == "x-1"


def test_again_changes_only_what_changed():
    import_articles([row(), row(id="x-2", title="Öbür haber")])
    report = import_articles([row(), row(id="x-2", title="Yeni başlık")])
    assert (report.created, report.updated, report.unchanged) == (0, 1, 1)
    assert NewsPage.objects.get(source_id="x-2").title == "Yeni başlık"
    assert NewsPage.objects.count() == 2


def test_translations_are_grouped_in_any_order():
    site.section(NewsIndexPage, "en")
    import_articles([row(id="x-en", lang="en", title="News", translation_of="x-1"), row()])
    keys = NewsPage.objects.values_list("translation_key", flat=True)
    assert (len(keys), len(set(keys))) == (2, 1)


def test_a_language_is_made_only_when_asked_for():
    report = import_articles([row(lang="kk", title="Жаңалық"), row()])
    assert (report.created, report.skipped) == (1, 1)
    assert "--create-languages" in report.notes[0]
    import_articles([row(lang="kk", title="Жаңалық")], create_languages=True)
    page = NewsPage.objects.get(locale__language_code="kk")
    home = page.get_parent().get_parent()
    assert (page.url_path, home.live) == (f"/kk/{page.get_parent().slug}/janalyq/", True)


def test_a_language_outside_the_settings_is_skipped():
    report = import_articles([row(lang="xx")], create_languages=True)
    assert (report.skipped, NewsPage.objects.count()) == (1, 0)
    assert "CONTENT_LANGUAGES" in report.notes[0]


def test_without_a_publishing_body_nothing_comes_in():
    site.body_record().unpublish()
    with pytest.raises(ImportRefused, match="body"):
        import_articles([row()])


def test_what_it_cannot_keep_is_said():
    report = import_articles([row(kind="speech", date="soon", centre="Nowhere")])
    assert len(report.notes) == 3
    assert NewsPage.objects.get().kind == "news"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1"}', json.dumps(row(title=" "))])
def test_a_broken_line_is_named(tmp_path, line):
    path = tmp_path / "articles.jsonl"
    path.write_text(f"{json.dumps(row())}\n{line}\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="line 2"):
        read(path)
    with pytest.raises(CommandError, match="line 2"):
        call_command("import_articles", str(path))
