"""Memory and time of a press kit with a long film.

    PYTHONPATH=.:site .venv/bin/python benchmarks/press_kit.py [--megabytes 300]

Needs `manage.py seed_demo` once (`make run` does it); what it writes is rolled back. The film is
put into a folder of its own and onto the newest article; the kit is then asked through its view and
thrown away as it comes. Printed: how long until the first byte, and by how much the process grew at
most, once for the whole kit and once for its second half. The goals are 1 s and 50 MB.
"""

import argparse
import os
import resource
import tempfile
import time
from typing import Any

MEGABYTE = 2**20
GOAL_SECONDS, GOAL_MEGABYTES = 1, 50


def peak() -> float:
    """Return the most memory that the process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def taken(ask: Any) -> tuple[int, float, float]:
    """Return bytes, seconds until the first byte, and seconds for all of an answer."""
    start, first, size = time.perf_counter(), 0.0, 0
    for block in ask().streaming_content:
        first = first or time.perf_counter() - start
        size += len(block)
    return size, first, time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=300)
    megabytes = parser.parse_args().megabytes
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    from django.conf import settings
    from django.core.files.storage import FileSystemStorage
    from django.db import transaction
    from django.test import RequestFactory

    from media.models import MediaUse, Video
    from news.models import NewsPage
    from press.views import kit

    page = NewsPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)[0]
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        field: Any = Video._meta.get_field("file")
        field.storage = FileSystemStorage(folder)
        with open(f"{folder}/long.mp4", "wb") as film:  # noqa: PTH123
            film.truncate(megabytes * MEGABYTE)
        row = Video.objects.create(
            file="long.mp4", title="Long", credit="Nobody", rights="own", is_public=True
        )
        use = {"source": "wagtailcore.page", "source_id": page.pk, "kind": "video"}
        MediaUse.objects.create(**use, media_id=row.pk)
        Video.objects.filter(pk=row.pk).update(is_public=True)

        def ask(**headers: str) -> Any:
            request = RequestFactory().get("/", headers=headers)
            return kit(request, page.translation_key)

        ask()  # what is loaded once isn't the kit's
        for title, headers in (
            ("whole", {}),
            ("second half", {"range": f"bytes={megabytes * MEGABYTE // 2}-"}),
        ):
            before = peak()
            size, first, whole = taken(lambda headers=headers: ask(**headers))
            print(
                f"{title}: {size / MEGABYTE:.0f} MB, first byte {first * 1000:.0f} ms "
                f"(goal {GOAL_SECONDS} s), all in {whole:.1f} s, "
                f"{peak() - before:.1f} MB more than before (goal {GOAL_MEGABYTES})"
            )
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
