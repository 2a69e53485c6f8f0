"""Checks before publication: one list, at every door, with the way to each place (A8)."""

import datetime

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from blocks.body import BodyBlock
from directory.models import Body
from languages import translations
from languages.words import translation_into
from media.models import Document, Image
from news.models import NewsIndexPage, NewsPage
from publishing.actions import PublicationRefused, publish
from publishing.checks import problems_of
from publishing.models import Release
from publishing.releases import add_member, release
from tests.factories import media
from tests.factories.site import article, forum, locale, section
from tests.languages.conftest import translate_all
from tests.publishing.test_doors import api_publish, approve, bulk, edit_form, in_review, is_live

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(*blocks):
    """A text of these blocks, each with an id of its own (`b0`, `b1` …)."""
    rows = [{"type": kind, "value": value} for kind, value in blocks]
    ids = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(len(rows))]
    return BodyBlock().to_python([{**row, "id": i} for row, i in zip(rows, ids, strict=True)])


def link(to):
    return f"<p>Read <a {to}>this</a>.</p>"


def to_a_draft(page):
    page.body = text(
        ("paragraph", "<p>Text.</p>"),
        ("paragraph", link(f'linktype="page" id="{article("tr", live=False).pk}"')),
    )


def to_a_deleted_file(page):
    file = media.document()
    page.body = text(
        ("paragraph", "<p>Text.</p>"), ("paragraph", link(f'linktype="document" id="{file.pk}"'))
    )
    Document.objects.all().delete()


def typed(address):
    def change(page):
        page.body = text(("paragraph", "<p>Text.</p>"), ("paragraph", link(f'href="{address}"')))

    return change


def typed_into_a_link(page):
    value = {"text": "On", "page": None, "address": "https://example.org/tr/no-such-page/"}
    page.body = text(("paragraph", "<p>Text.</p>"), ("link", value))


def undescribed(page):
    picture = media.picture()
    value = {"image": {"image": picture.pk, "alt_text": "", "decorative": False}, "caption": ""}
    page.body = text(("paragraph", "<p>Text.</p>"), ("picture", value))


def uncredited(page):
    picture = media.picture(credit="")
    value = {"image": {"image": picture.pk, "alt_text": "A ship", "decorative": False}}
    page.body = text(("paragraph", "<p>Text.</p>"), ("picture", {**value, "caption": ""}))


def headings_skip(page):
    page.body = text(("paragraph", "<p>Text.</p>"), ("heading", {"text": "Part", "level": "h3"}))


def empty_block(page):
    page.body = text(("paragraph", "<p>Text.</p>"), ("quote", {"text": "", "source": "Minister"}))


def without(**values):
    def change(page):
        for name, value in values.items():
            setattr(page, name, value)

    return change


SECOND = "block-00000000-0000-4000-8000-000000000001-section"
FAULTS = {
    "link to a draft": (to_a_draft, "links", SECOND),
    "link to a deleted file": (to_a_deleted_file, "links", SECOND),
    "typed address of nothing": (typed("/tr/no-such-page/"), "links", SECOND),
    "typed full address of nothing": (typed("https://example.org/tr/none"), "links", SECOND),
    "typed address of no file": (typed("/media/documents/none.pdf"), "links", SECOND),
    "address in a link block": (typed_into_a_link, "links", SECOND),
    "picture without description": (undescribed, "alt", SECOND),
    "picture without credit": (uncredited, "credit", SECOND),
    "part of no section": (headings_skip, "headings", SECOND),
    "empty block": (empty_block, "text", SECOND),
    "no text": (without(body=[]), "text", "body-root"),
    "no teaser": (without(teaser=" "), "teaser", "id_teaser"),
    "no responsible body": (without(issuers=[]), "issuer", "id_issuers-FORMS"),
}


def draft(change):
    """A draft with one fault."""
    page = article("tr", live=False)
    change(page)
    page.save_revision(clean=False)
    return page


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named_at_its_place_and_refused(homes, settings, fault):
    settings.BASE_URL = "https://example.org"
    change, check, anchor = FAULTS[fault]
    page = draft(change)
    found = [each for each in problems_of(page) if each.is_blocking]
    assert [(each.check, each.anchor) for each in found] == [(check, anchor)]
    with pytest.raises(PublicationRefused) as refused:
        publish(page)
    assert refused.value.reasons == [str(each) for each in found]
    assert not is_live(page)


@pytest.mark.parametrize(
    "address",
    ["/tr/", "/tr/search/?q=forum", "https://example.com/x", "mailto:a@example.org", "#clause-1"],
)
def test_addresses_that_answer_are_no_fault(homes, address):
    page = draft(typed(address))
    assert [each for each in problems_of(page) if each.is_blocking] == []
    publish(page)
    assert is_live(page)


def test_members_of_a_release_may_name_each_other_by_address(homes):
    first = article("tr", live=False)
    second = draft(typed(first.url_path))
    assert [each.check for each in problems_of(second) if each.is_blocking] == ["links"]
    planned = Release.objects.create(name="Launch")
    for page in (first, second):
        add_member(planned, page)
    assert release(planned.pk).state == Release.State.RELEASED


def test_advice_refuses_nothing(homes):
    page = article("tr", live=False)
    english = article("en", key=page.translation_key)
    NewsPage.objects.filter(pk=english.pk).update(teaser="")
    advice = [each for each in problems_of(page) if not each.is_blocking]
    assert {(each.check, each.anchor) for each in advice} == {
        ("teaser", ""),
        ("priority", "id_priorities"),
    }
    assert any("English" in each.message for each in advice)
    publish(page)
    assert is_live(page)


def test_a_forum_needs_somebody_who_answers_for_it(homes):
    page = forum("tr", live=False)
    page.save_revision()
    Body.objects.all().delete()
    assert [each.check for each in problems_of(page) if each.is_blocking] == ["issuer"]


# --- doors ---------------------------------------------------------------------------------------


def by_schedule(page, client, people):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save(update_fields=["approved_go_live_at"])
    call_command("publish_scheduled")


def by_release(page, client, people):
    planned = Release.objects.create(name="Launch")
    add_member(planned, page)
    assert release(planned.pk).state == Release.State.FAILED


def by_verb(page, client, people):
    with pytest.raises(PublicationRefused):
        publish(page, people["publisher"])


DOORS = {
    "bulk action": lambda page, client, people: bulk(client, "publish", page),
    "admin API": lambda page, client, people: api_publish(client, page),
    "approval": lambda page, client, people: approve(client, page, in_review(page, people)),
    "scheduler": by_schedule,
    "release": by_release,
    "verb": by_verb,
}


@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_a_dead_link_and_a_missing_credit(sign_in, people, door):
    def change(page):
        uncredited(page)
        page.body = [*page.body.raw_data, *text(("paragraph", link('href="/tr/none/"'))).raw_data]

    page = draft(change)
    assert {each.check for each in problems_of(page) if each.is_blocking} == {"links", "credit"}
    DOORS[door](page, sign_in("publisher"), people)
    assert not is_live(page)


def test_the_button_refuses_with_a_way_to_each_place(sign_in, people):
    page = article("tr", live=False)
    page.save_revision()
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    changed = {"teaser": "", "issuers-0-DELETE": "on", "action-publish": "1"}
    shown = streamfield([("paragraph", rich_text(link('href="/tr/none/"')))])
    for name, value in (changed | nested_form_data({"body": shown})).items():
        data[name] = str(value)
    response = client.post(address, data)
    text = response.content.decode()
    for anchor in ("id_teaser", "id_issuers-FORMS"):
        assert f'<a href="#{anchor}">' in text
    assert "“/tr/none/”" in text
    assert '<details class="checks" id="checks" open>' in text
    assert not is_live(page)


def test_a_translation_is_refused_for_the_same(homes, people):
    for code in ("tr", "kk"):
        section(NewsIndexPage, code)
    source = article("tr", image=media.picture(), image_alt="A ship")
    page = translations.submit(source, [locale("kk")], people["publisher"])[0]
    translation = translation_into(page)
    translate_all(translation)
    Image.objects.update(credit="")
    with pytest.raises(PublicationRefused, match="Picture"):
        translations.publish(translation, people["publisher"])
    assert not is_live(page)


# --- the list ------------------------------------------------------------------------------------


def test_the_editor_and_its_list_name_the_places(sign_in, people):
    page = draft(to_a_draft)
    client = sign_in("publisher")
    for address in ("wagtailadmin_pages:edit", "page_checks"):
        text = client.get(reverse(address, args=[page.pk])).content.decode()
        assert f'href="#{SECOND}"' in text
        assert 'href="#id_priorities"' in text


@pytest.mark.parametrize("role", ["translator", "centre"])
def test_the_list_is_for_who_may_edit(sign_in, people, role):
    page = draft(typed("/tr/secret-canary/"))
    response = sign_in(role).get(reverse("page_checks", args=[page.pk]))
    assert response.status_code in (302, 403)
    assert "canary" not in response.content.decode()


def test_the_bulk_action_links_to_the_place(sign_in, people):
    page = draft(typed("/tr/none/"))
    messages = bulk(sign_in("publisher"), "publish", page).context["messages"]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert any(f'href="{address}#{SECOND}"' in str(message) for message in messages)


def test_the_board_of_a_release_links_to_the_place(sign_in, people):
    page = draft(typed("/tr/none/"))
    planned = Release.objects.create(name="Launch")
    add_member(planned, page)
    board = sign_in("publisher").get(reverse("releases:board", args=[planned.pk]))
    assert (
        f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{SECOND}" in board.content.decode()
    )


def test_checks_of_a_long_text_ask_few_questions(homes, django_assert_max_num_queries):
    pages = [article("tr") for _each in range(5)]
    links = [
        link(f'linktype="page" id="{page.pk}"') + link(f'href="{page.url_path}"') for page in pages
    ]
    page = article("tr", live=False)
    page.body = text(*(("paragraph", each) for each in links))
    page.save_revision()
    with django_assert_max_num_queries(30):
        assert [each for each in problems_of(page) if each.is_blocking] == []
