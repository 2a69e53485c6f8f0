"""Parts of the pages' forms: streams of blocks, and texts."""

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from strategy.models import LaunchMaterial
from tests.admin.posting import Wrong
from tests.factories import site


def stream(name, *blocks):
    """The data of a stream of blocks."""
    return nested_form_data({name: streamfield(list(blocks))})


def items(*values):
    """The data of a list of blocks."""
    return streamfield([("item", value) for value in values])


def paragraph(text="<p>Text of the page.</p>"):
    return ("paragraph", rich_text(text))


def clause(number="1", heading="Aim", text=""):
    return ("clause", {"number": number, "heading": heading, "text": rich_text(text)})


def text(title, slug, *blocks):
    """A page with an introduction and a body."""
    return {
        "title": title,
        "slug": slug,
        "introduction": "What it is.",
        **stream("body", *(blocks or [paragraph()])),
    }


def taken(wrong_slug):
    """The slug of a sister."""
    return Wrong({"slug": wrong_slug}, "slug", "already in use")


def material():
    return LaunchMaterial.objects.get_or_create(
        slug="sheet",
        defaults={
            "name": site.words("Sheet"),
            "kind": "fact_sheet",
            "rights": site.words("Free"),
        },
    )[0]
