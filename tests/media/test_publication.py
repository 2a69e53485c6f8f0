"""A file is public while something public shows it, and at no other time."""

from datetime import UTC, datetime

from django.core.files.base import ContentFile

from wagtail.models import PageViewRestriction

import pytest

from directory.models import Person
from media.models import Document, Image, MediaUse, Video, VideoCaption
from media.publication import MediaRef, media_ref, record_uses, references_of
from publishing import actions
from publishing.changes import choose
from publishing.checks import problems_of
from strategy.models import LaunchMaterial, MaterialFile
from tests.factories import site
from tests.factories.media import document, film, picture

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def public(media):
    """The flag as the database has it."""
    return type(media).objects.values_list("is_public", flat=True).get(pk=media.pk)


def block(kind, **value):
    """A body of one block."""
    return [("paragraph", "<p>Text.</p>"), (kind, value)]


def pictured(image, alt="A ship"):
    """The value of a picture block."""
    image.contextual_alt_text, image.decorative = alt, False
    return image


PLACES = {
    "field": lambda media: {"image": media["image"], "image_alt": "A ship"},
    "picture block": lambda media: {"body": block("picture", image=pictured(media["image"]))},
    "document block": lambda media: {
        "body": block("document", document=media["document"], title="Paper")
    },
    "film block": lambda media: {"body": block("video", video=media["video"])},
    "recording": lambda media: {
        "body": block(
            "live_stream",
            title="Opening",
            starts=datetime(2020, 1, 1, tzinfo=UTC),
            address="https://example.org/stream",
            recording=media["video"],
        )
    },
    "picture in rich text": lambda media: {
        "body": [
            (
                "paragraph",
                f'<p>Text.</p><embed embedtype="image" id="{media["image"].pk}" alt="x" format="left"/>',
            )
        ]
    },
    "document in rich text": lambda media: {
        "body": [
            (
                "paragraph",
                f'<p><a linktype="document" id="{media["document"].pk}">Paper</a></p>',
            )
        ]
    },
}
SHOWN = {
    "field": "image",
    "picture block": "image",
    "document block": "document",
    "film block": "video",
    "recording": "video",
    "picture in rich text": "image",
    "document in rich text": "document",
}


@pytest.fixture
def media():
    """One file of each kind."""
    return {"image": picture(), "document": document(), "video": film()}


@pytest.mark.parametrize("place", PLACES)
def test_a_file_follows_the_page_that_shows_it(place, media, chief):
    shown = media[SHOWN[place]]
    page = site.article(live=False, **PLACES[place](media))
    assert references_of(page) == {media_ref(shown)}
    assert not any(public(each) for each in media.values())
    actions.publish(page, chief)
    assert public(shown)
    assert [public(each) for each in media.values()].count(True) == 1
    page.refresh_from_db()
    page.unpublish()
    assert not public(shown)
    assert not MediaUse.objects.exists()


def test_two_users_one_of_them_goes(media):
    first = site.article(image=media["image"], image_alt="A ship")
    second = site.article(image=media["image"], image_alt="A ship")
    first.unpublish()
    assert public(media["image"])
    second.delete()
    assert not public(media["image"])


def test_a_draft_of_a_live_page_makes_nothing_public(media):
    page = site.article()
    page.image, page.image_alt = media["image"], "A ship"
    choose(page, "minor")
    page.save_revision()
    assert not public(media["image"])
    page.get_latest_revision().publish()
    assert public(media["image"])


def test_replacing_a_picture_takes_the_old_one_back(media):
    other = picture("other.jpg")
    page = site.article(image=media["image"], image_alt="A ship")
    page.image = other
    choose(page, "minor")
    page.save_revision().publish()
    assert (public(media["image"]), public(other)) == (False, True)


def test_a_page_that_only_some_may_see_makes_nothing_public(media):
    page = site.article(image=media["image"], image_alt="A ship")
    assert public(media["image"])
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not public(media["image"])
    restriction.delete()
    assert public(media["image"])


def test_files_of_a_record_follow_it(media):
    person = Person(name=site.words("A. B."), slug="ab", portrait=media["image"], live=False)
    person.save()
    assert not public(media["image"])
    person.save_revision().publish()
    assert public(media["image"])
    Person.objects.get().unpublish()
    assert not public(media["image"])


def test_files_in_the_rows_of_a_record_follow_it(media):
    material = LaunchMaterial(
        slug="sheet",
        name=site.words("Sheet"),
        kind="fact_sheet",
        rights=site.words("Free"),
        live=False,
    )
    material.files = [
        MaterialFile(language="tr", document=media["document"]),
        MaterialFile(language="en", video=media["video"]),
    ]
    material.save()
    assert not public(media["document"])
    material.save_revision().publish()
    assert public(media["document"])
    assert public(media["video"])
    material.refresh_from_db()
    material.unpublish()
    assert not public(media["document"])
    assert not public(media["video"])


def test_the_poster_follows_the_film_not_the_films_own_form(media):
    video = media["video"]
    video.poster = media["image"]
    video.save()
    assert not public(media["image"])
    page = site.article(body=block("video", video=video))
    assert public(video)
    assert public(media["image"])
    Video.objects.get().unpublish()
    assert not public(video)
    assert not public(media["image"])
    page.unpublish()


def test_saving_a_files_form_with_an_old_flag_changes_nothing(media):
    page = site.article(image=media["image"], image_alt="A ship")
    stale = Image.objects.get(pk=media["image"].pk)
    page.unpublish()
    assert stale.is_public
    stale.save()
    assert not public(stale)


def test_the_flag_of_a_file_that_is_used_survives_a_new_upload(media):
    site.article(body=block("document", document=media["document"], title="Paper"))
    paper = Document.objects.get()
    paper.is_public = False
    paper.file = ContentFile(b"%PDF-1.7 new", name="new.pdf")
    paper.save()
    assert public(paper)


def test_recording_twice_is_recording_once(media):
    page = site.article(image=media["image"], image_alt="A ship")
    record_uses(page, True)
    record_uses(page.page_ptr, True)
    assert MediaUse.objects.count() == 1
    assert public(media["image"])


def test_a_page_with_a_file_of_which_nobody_knows_whose_it_is_stays_a_draft(media, chief):
    Image.objects.update(credit="", rights="")
    page = site.article(live=False, image=media["image"], image_alt="A ship")
    found = [each for each in problems_of(page) if "Picture" in each.message]
    assert [(each.check, each.anchor) for each in found] == [("credit", "id_image")] * 2
    with pytest.raises(actions.PublicationRefused, match="Picture"):
        actions.publish(page, chief)
    assert not public(media["image"])


def test_references_are_named_by_kind_and_key(media):
    VideoCaption.objects.create(video=media["video"], language="tr")
    assert media_ref(media["image"]) == MediaRef("image", media["image"].pk)
    assert references_of(media["video"]) == set()


def test_a_failure_while_withdrawing_withdraws_nothing(monkeypatch):
    """A withdrawn page's picture must never stay public because something failed."""
    from publishing import effects
    from tests.factories import site

    def fail(instance, is_live):
        raise RuntimeError("no flags today")

    page = site.article("tr")
    monkeypatch.setattr(effects, "record_uses", fail)
    effects._media(page, True)
    with pytest.raises(RuntimeError):
        effects._media(page, False)
