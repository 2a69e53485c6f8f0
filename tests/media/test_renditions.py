"""Sizes exist before the first reader comes."""

import itertools
import re
from pathlib import Path

import pytest
from PIL import Image as Pillow

from media.models import Rendition
from media.renditions import PUBLIC_SPECS, prepare_renditions
from tests.factories.media import gps, picture, picture_bytes

pytestmark = pytest.mark.thorough

TAG = re.compile(r"{%\s*(?:picture|image|srcset_image)\s+\S+\s+(.*?)%}")
FILTER = re.compile(r"\b(?:format|width|fill|max|min|height|scale)-\S+")


def specs(tag):
    """Every filter that a template tag asks for."""
    parts = []
    for written in FILTER.findall(re.sub(r'"[^"]*"', "", tag)):
        name, _, choice = written.partition("{")
        parts.append(
            [name + each for each in choice.rstrip("}").split(",")] if choice else [written]
        )
    return {"|".join(each) for each in itertools.product(*parts)}


def test_every_size_that_a_template_asks_for_is_prepared():
    asked = set()
    for path in Path("site/templates").rglob("*.html"):
        for tag in TAG.findall(path.read_text()):
            asked |= specs(tag)
    assert asked
    assert asked <= set(PUBLIC_SPECS)


@pytest.mark.django_db
def test_sizes_are_made_when_the_picture_arrives(django_capture_on_commit_callbacks, storage):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture(content=picture_bytes(exif=gps()))
    assert {each.filter_spec for each in image.renditions.all()} == set(PUBLIC_SPECS)
    for size in image.renditions.all():
        opened = Pillow.open(size.file.path)
        assert not opened.getexif().get_ifd(0x8825)
        assert opened.format in {"AVIF", "JPEG"}


@pytest.mark.django_db
def test_preparing_twice_makes_nothing_new():
    image = picture()
    assert len(prepare_renditions(image)) == len(PUBLIC_SPECS)
    prepare_renditions(image)
    assert Rendition.objects.count() == len(PUBLIC_SPECS)
