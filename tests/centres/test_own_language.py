"""A language that one centre has and the site hasn't (L1): Ukrainian, tried in Vienna."""

import re
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import override, trans_real

from wagtail.models import Locale, Page

import pytest

from centres.forms import OpeningForm
from centres.models import CentreIndexPage, CentrePage
from centres.opening import open_centre
from config.settings.languages import centre_only, content_languages
from core.labels import content_language_codes
from directory.models import Centre
from entries.build import build, rebuild
from entries.models import Entry
from events.models import MeetingIndexPage, MeetingPage
from home.models import StandardPage
from languages.translations import may_submit
from news.models import NewsIndexPage, NewsPage
from publishing.actions import PublicationRefused, publish, withdraw
from tests.admin.posting import signed_in
from tests.centres.test_opening import everything, posted, wanted
from tests.factories import site
from tests.languages.test_catalogues import catalogue
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
SITE = {"uk": "Тюркська рада"}
NAMES = {"tr": "Viyana merkezi", "en": "Vienna centre", "uk": "Віденський центр"}


@pytest.fixture(autouse=True)
def ukrainian(settings):
    """The setting that a deployment makes."""
    settings.CENTRE_LANGUAGE_CODES = ["uk"]
    settings.WAGTAIL_CONTENT_LANGUAGES = content_languages([*settings.CONTENT_LANGUAGE_CODES, "uk"])


def asked(**values):
    return wanted(**{"name": NAMES, "languages": ("tr", "en", "uk"), "site_name": SITE, **values})


@pytest.fixture
def vienna():
    """The centre with its pages in three languages, one Ukrainian story, and Berlin beside it."""
    site.section(CentreIndexPage, "en")
    site.section(NewsIndexPage, "tr")
    site.section(StandardPage, "tr")
    site.centre_page()
    open_centre(asked())
    page = CentrePage.objects.get(centre__slug="vienna", locale__language_code="uk")
    index = NewsIndexPage.objects.descendant_of(page).get()
    publish(site.article("uk", parent=index, title="Вечір поезії", centre=page.centre, live=False))
    rebuild()
    return page


def in_ukrainian():
    """The addresses of all Ukrainian pages."""
    pages = Page.objects.filter(locale__language_code="uk").order_by("path")
    return list(pages.values_list("url_path", flat=True))


def text_of(path, status=200, **headers):
    answer = Client().get(path, headers=headers)
    assert answer.status_code == status, path
    return answer.content.decode()


# --- the setting ---------------------------------------------------------------------------------


def test_without_a_centre_nothing_changes():
    site.home("tr")
    assert "Українська" not in text_of("/tr/")
    assert '<html lang="uk"' in text_of("/uk/", 404)
    assert Client().get("/", headers={"accept-language": "uk"}).headers["Location"] == "/tr/"


def test_a_language_is_the_sites_or_the_centres():
    assert centre_only(["uk"], ["tr"]) == ["uk"]
    with pytest.raises(ValueError, match="uk: name a language in"):
        centre_only(["uk"], ["tr", "uk"])


# --- opening -------------------------------------------------------------------------------------


def test_only_what_the_centre_needs_is_made(vienna):
    root, index, page, news, story, meetings = in_ukrainian()
    assert (root, index) == ("/uk/", "/uk/rehionalni-tsentry/")
    assert page == "/uk/rehionalni-tsentry/videnskyi-tsentr/" == vienna.url_path
    assert {news, meetings} == {f"{page}novyny/", f"{page}zustrichi/"}
    assert story.startswith(news)


def test_a_second_time_changes_nothing():
    assert "/uk/" in open_centre(asked())
    before = everything()
    assert open_centre(asked()) == []
    assert open_centre(asked(site_name={})) == []
    assert everything() == before


def test_the_first_centre_names_the_site():
    before = everything() if site.country("AT") else None
    with override("en"), pytest.raises(ValidationError, match="Name the site"):
        open_centre(asked(site_name={}))
    assert everything() == before


def test_a_second_centre_joins_the_list(vienna):
    berlin = site.centre()
    open_centre(
        asked(
            slug="berlin",
            name={"uk": "Берлінський центр"},
            languages=("uk",),
            country=berlin.country.code,
            site_name={},
            editors=(),
        )
    )
    assert Client().get("/uk/").headers["Location"] == "/uk/rehionalni-tsentry/"
    text = text_of("/uk/rehionalni-tsentry/")
    assert "Берлінський центр" in text and "Віденський центр" in text


def test_the_command_and_the_form():
    site.country("AT")
    options = {"country": "AT", "name": "Vienna", "city": "Wien", "languages": "tr,uk"}
    with override("en"), pytest.raises(CommandError, match="Name the site"):
        call_command("create_centre", **options)
    told = StringIO()
    call_command("create_centre", **options, site_name="Рада", stdout=told)
    assert told.getvalue().count("/uk/") == 5


@pytest.mark.slow
def test_the_form_asks_for_the_sites_name_once(monkeypatch):
    name = Centre._meta.get_field("name").formfield()  # as with the setting at the start
    monkeypatch.setitem(OpeningForm.base_fields, "name", name)
    admin = signed_in(roles.ADMINISTRATOR)
    where = reverse("open_centre")
    data = posted(languages=["tr", "uk"], name_4="Відень")
    assert content_language_codes()[4] == "uk"
    refused = admin.post(where, data)
    assert "site_name" in refused.context["form"].errors
    assert admin.post(where, {**data, "site_name_0": "Рада"}).status_code == 302
    assert text_of(Client().get("/uk/").headers["Location"])
    assert "site_name" not in admin.get(where).context["form"].fields


def test_who_may_write_follows(vienna):
    editor = User.objects.get(email="editor@example.org")
    assert vienna.permissions_for_user(editor).can_publish()
    root = Page.objects.get(url_path="/uk/")
    assert not root.permissions_for_user(editor).can_edit()
    for name, may_publish in ((roles.translator("uk"), False), (roles.PUBLISHER, True)):
        signed_in(name)
        rights = vienna.permissions_for_user(User.objects.get(groups__name=name))
        assert rights.can_edit() and rights.can_publish() is may_publish


# --- nothing elsewhere ---------------------------------------------------------------------------


def test_no_page_of_headquarters_goes_into_it(vienna):
    chief = User.objects.create_superuser("chief")
    uk, tr = Locale.objects.get(language_code="uk"), site.locale("tr")
    article = site.article("tr")
    own = site.article(
        "tr",
        parent=NewsIndexPage.objects.descendant_of(
            CentrePage.objects.get(centre__slug="vienna", locale=tr)
        ).get(),
    )
    for page, may in ((article, False), (site.centre_page(), False), (own, True)):
        assert may_submit(chief, page, uk) is may, page
    root = Page.objects.get(url_path="/uk/").specific
    assert not NewsIndexPage.can_create_at(root) and not StandardPage.can_create_at(root)
    assert StandardPage.can_create_at(site.home("tr"))
    page = StandardPage(title="Про нас", locale=uk, live=False)
    root.add_child(instance=page)
    page.save_revision()
    with override("en"), pytest.raises(PublicationRefused, match="Only centres"):
        publish(page)


def test_pages_of_headquarters_do_not_name_it(vienna):
    article = site.article("tr", title="Merkez haberi")
    build(article.pk)
    index = CentreIndexPage.objects.get(locale__language_code="tr").url_path
    for path in (
        "/tr/",
        "/en/",
        index,
        article.url_path,
        "/tr/search/",
        site.centre_page().url_path,
    ):
        text = text_of(path)
        assert "Українська" not in text and "/uk/" not in text, path
    assert Client().get("/", headers={"accept-language": "uk"}).headers["Location"] == "/tr/"


def test_security_txt_promises_no_language_of_centres():
    assert "uk" not in text_of("/.well-known/security.txt").partition("Preferred-Languages: ")[2]


# --- the centre's own pages ----------------------------------------------------------------------


def test_its_root_leads_to_the_centre(vienna):
    answer = Client().get("/uk/")
    assert (answer.status_code, answer.headers["Location"]) == (302, vienna.url_path)


def test_every_public_surface_speaks_it(vienna):
    for path in (*in_ukrainian()[1:], "/uk/search/", "/uk/search/?q=поезії"):
        text = text_of(path)
        assert '<html lang="uk" dir="ltr">' in text, path
        assert "Тюркська рада" in text, path
        assert "Regional centres" not in text and "Bölgesel" not in text, path
    assert "novyny/vechir-poezii/" in text_of("/uk/search/?q=поезії")
    for path, status in (("/uk/press/", 404), ("/uk/feed.atom", 404), ("/uk/nothing/", 404)):
        assert Client().get(path).status_code == status
    assert '<html lang="uk"' in text_of("/uk/nothing/", 404)
    feed = text_of(f"{vienna.url_path}feed.atom")
    assert 'xml:lang="uk"' in feed and "Вечір поезії" in feed


def test_every_word_of_the_interface_is_in_its_catalogue(vienna, monkeypatch):
    """Whatever a page asks gettext: nothing falls back to another language."""
    monkeypatch.setattr(trans_real.translation("uk"), "_fallback", None)
    event = site.event("tea", kind="regional", centre=vienna.centre)
    above = MeetingIndexPage.objects.descendant_of(vienna).get()
    meeting = MeetingPage(title="Чай", event=event, locale=site.locale("uk"), introduction="Чай.")
    above.add_child(instance=meeting)
    publish(meeting)
    lacking = set()
    same = {entry.msgid for entry in catalogue("uk") if entry.msgid == entry.msgstr}

    def remembering(real):
        def asked(*arguments):
            found = real(*arguments)
            asked_for = {str(words) for words in arguments if isinstance(words, str)}
            if translation.get_language() == "uk" and found in asked_for - same:
                lacking.add(str(found))
            return found

        return asked

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, remembering(getattr(trans_real, name)))
    story = NewsPage.objects.get(title="Вечір поезії")
    for path in (*in_ukrainian()[1:], "/uk/search/", "/uk/search/?q=xx", "/uk/write/vienna/"):
        Client().get(path)
    Client().post("/uk/write/vienna/", {"email": "x", "website": "y"})
    Client().get("/uk/nothing/")
    withdraw(story, "withdrawn", text="Помилка.")
    Client().get(story.url)
    assert not {words for words in lacking if any(map(str.isalpha, words))}


def test_no_link_on_it_is_dead(vienna):
    """Menus, breadcrumbs, footer, switcher: what they name is there."""
    seen = set()
    for page in in_ukrainian()[1:]:
        text = text_of(page)
        seen |= set(re.findall(r'href="(?:http://testserver)?(/(?!static)[^"#]*)"', text))
    assert f"{vienna.url_path}feed.atom" in seen
    for path in seen:
        assert Client().get(path).status_code in {200, 302}, path


def test_the_switcher_and_hreflang_name_it_where_it_is(vienna):
    turkish = CentrePage.objects.get(centre__slug="vienna", locale__language_code="tr")
    text = text_of(turkish.url_path)
    assert f'href="{vienna.url_path}" lang="uk"' in text and "Українська" in text
    assert f'hreflang="uk" href="http://testserver{vienna.url_path}"' in text
    text = text_of(vienna.url_path)
    assert f'hreflang="tr" href="http://testserver{turkish.url_path}"' in text
    assert 'href="/kk/" lang="kk"' in text


def test_what_binds_the_whole_site_stays_in_reach(vienna):
    home = site.home("tr")
    link = {"text": "Gizlilik", "page": None, "address": "https://example.org/gizlilik"}
    home.footer = [("column", {"heading": "Konsey", "links": [link]})]
    home.save()
    text = text_of(vienna.url_path)
    assert "Konsey (Türkçe)" in text
    assert re.search(r'<nav[^>]*lang="tr" dir="auto">\s*<h2[^>]*>Konsey', text)


def test_the_sitemap_holds_its_pages_and_no_root(vienna):
    assert "/sitemap-uk.xml" in text_of("/sitemap.xml")
    text = text_of("/sitemap-uk.xml")
    for path in in_ukrainian()[1:]:
        assert f"<loc>http://testserver{path}</loc>" in text
    assert "<loc>http://testserver/uk/</loc>" not in text
    assert vienna.url_path in text_of("/sitemap-tr.xml")


def test_a_page_of_headquarters_asked_for_in_it_names_its_languages(vienna):
    article = site.article("tr", title="Merkez haberi")
    build(article.pk)
    text = text_of("/uk/" + article.url_path.removeprefix("/tr/"), 404)
    assert '<html lang="uk"' in text and "Merkez haberi" in text


# --- the end -------------------------------------------------------------------------------------


def test_a_closed_centre_keeps_its_words(vienna):
    centre = vienna.centre
    centre.status, centre.status_note = (
        "closed",
        {"uk": "Договір оренди закінчився.", "tr": "Bitti."},
    )
    centre.save_revision()
    publish(centre)
    assert Client().get("/uk/").headers["Location"] == vienna.url_path
    for path in in_ukrainian()[1:]:
        text_of(path)
    assert "Договір оренди закінчився." in text_of(vienna.url_path)
    editor = User.objects.get(email="editor@example.org")
    assert not vienna.permissions_for_user(editor).can_edit()


def test_without_its_root_nothing_of_it_is_public(vienna, django_capture_on_commit_callbacks):
    assert Entry.objects.filter(language="uk").exists()
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(url_path="/uk/").specific.unpublish()
    assert not Entry.objects.filter(language="uk").exists()
    for path in ("/uk/", *in_ukrainian(), "/uk/search/"):
        text_of(path, 404)
    with django_capture_on_commit_callbacks(execute=True):
        publish(Page.objects.get(url_path="/uk/").specific)
    assert Entry.objects.filter(language="uk").count() == 5


def test_it_becomes_the_whole_sites(vienna, settings):
    with override("en"), pytest.raises(CommandError, match="centres only"):
        call_command("add_language", "uk")
    settings.CENTRE_LANGUAGE_CODES = []
    call_command("add_language", "uk", stdout=StringIO())
    rebuild()
    assert 'href="/uk/" lang="uk"' in text_of("/tr/")
    assert '<html lang="uk"' in text_of("/uk/")
    index = CentreIndexPage.objects.get(locale__language_code="uk")
    assert index.get_translation_or_none(site.locale("tr")) is not None
