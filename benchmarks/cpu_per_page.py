"""Milliseconds of CPU for each designed page, uncached, on the seeded demonstration.

    PYTHONPATH=.:site .venv/bin/python benchmarks/cpu_per_page.py [--profile home]

Needs `manage.py seed_demo` once (`make run` does it). Each page is asked through all middleware,
without a web server; menus and drawings are in their caches as on a running site. The goal is
20 ms. The processor's clock itself is slower on a busy machine: compare by the last column, how
many times a bare template that prints a hundred numbers (no view, middleware or query) in the same
run. The median of the rounds counts. `--profile NAME` prints where the time of one page goes.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import time

ROUNDS = 15
#: Twenty bare templates a round: one alone is too short to measure.
PLAIN = 20


def addresses() -> dict[str, str]:
    """Return the newest page of each designed type in Turkish, the search, and a missing page."""
    from entries.models import Entry

    kinds = ["home", "news", "strategy", "forum", "centre", "materials", "news_index", "meetings"]
    found = {}
    for kind in kinds:
        entry = Entry.objects.filter(language="tr", kind=kind).order_by("depth", "-date").first()
        if entry:
            found[kind] = entry.url
    return found | {"search": "/tr/search/?q=forum", "not found": "/tr/no-such-page/"}


def measure(get: object, times: int = 1) -> float:
    """Return the milliseconds of CPU of one call."""
    start = time.process_time()
    for _ in range(times):
        get()  # type: ignore[operator]
    return (time.process_time() - start) * 1000 / times


def main() -> None:
    """Print the table, or the profile of one page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", metavar="NAME")
    chosen = parser.parse_args().profile
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    import logging

    from django.template import engines
    from django.test import Client, RequestFactory

    logging.getLogger("django.request").setLevel(logging.ERROR)
    template = engines["django"].from_string(
        "<h1>{{ title }}</h1>{% for n in rows %}{{ n }}{% endfor %}"
    )
    factory = RequestFactory()

    def plain() -> None:
        template.render({"title": "Plain", "rows": range(100)}, factory.get("/"))

    client = Client()
    pages = addresses()
    for address in pages.values():
        client.get(address)
    if chosen:
        with cProfile.Profile() as profile:
            for _ in range(ROUNDS):
                client.get(pages[chosen])
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
        return
    base, found = [], {name: [] for name in pages}
    for _ in range(ROUNDS):  # in turn, so that a busy moment touches all alike
        base.append(measure(plain, PLAIN))
        for name, address in pages.items():
            found[name].append(measure(lambda address=address: client.get(address)))
    unit = statistics.median(base)
    print(f"{'page':12} {'ms CPU':>8} {'× plain':>8}")
    for name, times in found.items():
        middle = statistics.median(times)
        print(f"{name:12} {middle:8.1f} {middle / unit:8.1f}")
    print(f"{'plain':12} {unit:8.2f} {1:8.1f}")


if __name__ == "__main__":
    main()
