"""What happens to a response on its way out."""

import pytest


@pytest.mark.django_db
def test_only_pages_of_the_admin_are_packed(client):
    wish = {"Accept-Encoding": "gzip"}
    assert client.get("/admin/login/", headers=wish).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/sitemap.xml", headers=wish).headers
