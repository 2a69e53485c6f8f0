"""Milliseconds of CPU for the checks before publication, on a long article.

    PYTHONPATH=.:site .venv/bin/python benchmarks/checks.py

Needs `manage.py seed_demo` once (`make run` does it); what it writes is rolled back. The article
has 120 sections of a heading, a paragraph with a link and, in every third, a picture. The goal is
300 ms. The processor's clock itself is slower on a busy machine: compare by how many times a bare
template that prints a hundred numbers in the same run. The median of the rounds counts.
"""

import os
import statistics
import time
from typing import Any

ROUNDS = 9
#: Bare templates a round: one alone is too short to measure.
PLAIN = 20
SECTIONS = 120
GOAL = 300


def long_body(picture: Any, page: Any) -> list[tuple[str, Any]]:
    """Return the blocks of the article."""
    text = "Where states talk to the people of other states, they answer for what they say. " * 8
    words = f'<p>{text}<a linktype="page" id="{page.pk}">{page.title}</a></p>'
    body: list[tuple[str, Any]] = []
    for number in range(SECTIONS):
        body += [("heading", {"text": f"Section {number}"}), ("paragraph", words)]
        if number % 3 == 0:
            picture.contextual_alt_text, picture.decorative = "A hall", False
            body.append(("picture", {"image": picture, "caption": f"Hall {number}"}))
    return body


def measure(get: Any, times: int = 1) -> float:
    """Return the milliseconds of CPU of one call."""
    start = time.process_time()
    for _ in range(times):
        get()
    return (time.process_time() - start) * 1000 / times


def main() -> None:
    """Print the figure, and how many queries the checks asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    from django.db import connection, transaction
    from django.template import engines
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    from media.models import Image
    from news.models import NewsPage
    from publishing.checks import problems_of

    template = engines["django"].from_string("{% for n in rows %}{{ n }}{% endfor %}")
    request = RequestFactory().get("/")

    def plain() -> None:
        template.render({"rows": range(100)}, request)

    with transaction.atomic():
        page = NewsPage.objects.live().filter(locale__language_code="tr")[0]
        page.body = long_body(Image.objects.all()[0], page)
        page.save_revision(clean=False)
        with CaptureQueriesContext(connection) as queries:
            found = problems_of(page)
        rounds = [
            (measure(lambda: problems_of(page)), measure(plain, PLAIN)) for _ in range(ROUNDS)
        ]
        transaction.set_rollback(True)
    took = statistics.median(each for each, _plain in rounds)
    bare = statistics.median(each for _took, each in rounds)
    blocks = len(page.body)
    print(f"{blocks} blocks, {len(found)} problems, {len(queries)} queries")
    print(f"{took:.0f} ms of CPU (goal {GOAL}), {took / bare:.0f} times a bare template")


if __name__ == "__main__":
    main()
