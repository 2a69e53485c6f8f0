"""What no browser sends is refused with 400, and nothing is stored."""

import pytest

from news.models import NewsIndexPage, NewsPage
from tests.admin.pages import PAGES
from tests.admin.posting import add_address, errors_at, filled, signed_in
from tests.factories import site
from users import roles

pytestmark = pytest.mark.thorough

ARTICLE = next(row for row in PAGES if row.model is NewsPage)


@pytest.mark.parametrize(
    "forged",
    [{"body-count": None}, {"body-count": "many"}, {"body-0-order": "first"}],
    ids=lambda forged: str(forged),
)
def test_a_forged_form_is_refused(forged, staffed):
    client = signed_in(roles.OFFICER)
    address = add_address(ARTICLE, site.section(NewsIndexPage))
    response = client.post(address, filled(client, address, ARTICLE, forged))
    assert response.status_code == 400
    assert not NewsPage.objects.exists()


def test_an_id_that_is_no_number_is_an_error_of_its_field(staffed):
    client = signed_in(roles.OFFICER)
    address = add_address(ARTICLE, site.section(NewsIndexPage))
    response = client.post(address, filled(client, address, ARTICLE, {"image": "abc"}))
    assert response.status_code == 200
    assert errors_at(response, "image")
    assert not NewsPage.objects.exists()


def test_a_failure_of_our_own_is_not_hidden(staffed, monkeypatch):
    """Only what was posted makes a 400: a fault of the code still raises."""

    def fail(*args, **kwargs):
        raise ValueError("a fault of our own")

    client = signed_in(roles.OFFICER)
    address = add_address(ARTICLE, site.section(NewsIndexPage))
    data = filled(client, address, ARTICLE)
    monkeypatch.setattr("news.models.NewsPage.save", fail)
    with pytest.raises(ValueError, match="of our own"):
        client.post(address, data)
