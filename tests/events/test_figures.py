"""Numbers say no more than their sources."""

from django.utils import translation

from events.models.event import Figure
from events.present import fact
from tests.factories.site import words


def figure(value, label, **facts):
    return Figure(value=value, is_approximate=True, label=label, source_title="S", **facts)


def test_another_count_is_given_in_its_own_words():
    official = figure(600, words("representatives"))
    group = {
        "shown": official,
        "others": [figure(500, words("more than 500")), figure(550, words("representatives"))],
    }
    with translation.override("en"):
        shown = fact("participants", group, "en")
    assert shown["value"] == "~600"
    assert "more than 500 (en) (S)" in shown["source"] and "~500" not in shown["source"]
    assert "~550 (S)" in shown["source"]
