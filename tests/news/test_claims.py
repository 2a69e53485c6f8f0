"""A response to a claim says what it answers, and who speaks (T5)."""

from django.core.exceptions import ValidationError

import pytest

from tests.factories.site import article

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
CLAIM = {
    "kind": "response",
    "claim": "Foruma kırk ülke katıldı.",
    "claimant": "Örnek Gazete",
    "claim_url": "https://example.org/haber",
    "claim_date": "2026-11-02",
    "claim_archive": "https://archive.example.org/haber",
    "finding": "false",
    "evidence": "Tutanak elliye yakın ülke sayıyor.",
}


@pytest.mark.parametrize(
    "name", ["claim", "claimant", "claim_url", "claim_date", "finding", "evidence"]
)
def test_each_field_is_needed_to_publish(name):
    empty = None if name == "claim_date" else ""
    with pytest.raises(ValidationError) as refused:
        article("tr", **{**CLAIM, name: empty})
    assert name in refused.value.error_dict


def test_other_kinds_need_none_of_them():
    assert article("tr", kind="news").structured_data()["@type"] == "NewsArticle"


def test_the_page_says_who_answers_and_what(client):
    text = client.get(article("tr", **CLAIM).url_path).content.decode()
    assert "Yanıt veren: Secretariat (tr)" in text
    for value in (CLAIM["claim"], CLAIM["claimant"], CLAIM["claim_archive"], "yanlış"):
        assert value in text


def test_the_review_is_emitted_only_whole_and_with_its_author():
    data = article("tr", **CLAIM).structured_data()
    assert data["@type"] == "ClaimReview"
    assert data["author"][0]["name"] == "Secretariat (tr)"
    assert data["claimReviewed"] == CLAIM["claim"]
    assert data["itemReviewed"]["appearance"]["url"] == CLAIM["claim_url"]
    assert data["reviewRating"]["alternateName"] == "yanlış"
    partial = article("tr", **{**CLAIM, "claim_archive": ""}).structured_data()
    assert partial["@type"] == "Article" and "claimReviewed" not in partial
