"""Addresses below `/<lang>/press/`."""

from django.urls import path

from press.views import kit, press_library

page_urls = [
    path("", press_library, name="press"),
    path("kits/<uuid:key>.zip", kit, name="press_kit"),
    path("kits/<uuid:key>-all.zip", kit, {"every": "all"}, name="press_kit_all"),
]
