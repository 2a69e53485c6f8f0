"""Addresses below `/<lang>/press/`."""

from django.urls import path

from press import embargo, views

page_urls = [
    path("", views.press_library, name="press"),
    path("kits/<uuid:key>.zip", views.kit, name="press_kit"),
    path("embargo/<str:secret>/", embargo.texts, name="press_embargo"),
    path("embargo/<str:secret>/<int:member>/", embargo.text, name="press_embargo_text"),
    path("embargo/<str:secret>/kit.zip", embargo.kit, name="press_embargo_kits"),
    path("embargo/<str:secret>/kit-<slug:language>.zip", embargo.kit, name="press_embargo_kit"),
    path("kits/<uuid:key>-all.zip", views.kit, {"every": "all"}, name="press_kit_all"),
]
