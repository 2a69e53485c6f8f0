"""What a body issued under a name that is no more says so, by its date (N8)."""

import pytest

from core.dates import PartialDate
from directory.models import FormerName
from tests.factories.site import LANGUAGES, article, body_record, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def renamed(db):
    """A body that had another name until 12 November 2021."""
    body = body_record()
    body.former_names = [FormerName(name=words("Turkic Council"), until="2021-11-12")]
    body.save()
    return body


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_older_text_says_then_and_now(renamed, client, code):
    text = client.get(article(code, issued_on="2013-06").url_path).content.decode()
    assert f"Turkic Council ({code})" in text and f"Secretariat ({code})" in text
    assert "2021" in text


def test_a_rename_shows_on_texts_that_are_there_already(client, django_capture_on_commit_callbacks):
    page = article("tr", issued_on="2013-06")
    body = body_record()
    body.former_names = [FormerName(name=words("Turkic Council"), until="2021-11-12")]
    with django_capture_on_commit_callbacks(execute=True):
        body.save()
    assert "Turkic Council (tr)" in client.get(page.url_path).content.decode()


@pytest.mark.parametrize("date", ["2024-11-18", "2021-11-12", "2021"])
def test_a_later_or_uncertain_one_does_not(renamed, client, date):
    text = client.get(article("tr", issued_on=date).url_path).content.decode()
    assert "Turkic Council" not in text


def test_of_several_names_the_one_of_that_day(renamed):
    older = FormerName(name=words("First name"), until=PartialDate("2010"))
    renamed.former_names = [*renamed.former_names.all(), older]
    named = {year: renamed.former_name_on(PartialDate(year)) for year in ("2009", "2013", "2024")}
    assert str(named["2009"].name).startswith("First name")
    assert str(named["2013"].name).startswith("Turkic Council")
    assert named["2024"] is None and renamed.former_name_on(None) is None
