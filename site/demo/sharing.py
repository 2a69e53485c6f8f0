"""Seeds what headquarters and centres show of each other: lifted stories, an adopted one."""

from demo.content import LANGUAGES, load
from demo.tree import find, plant
from home.models import HomeFeature, HomePage
from news.adoption.models import AdoptedStoryPage
from publishing.actions import publish


def seed_sharing() -> None:
    """Seed both directions once; what an editor changed since stays."""
    words = load("pages/sharing")
    for code in LANGUAGES:
        _lift(code, words["lifted"])
    for row in words["adopted"]:
        _adopt(row["story"], row["centre"], row["introduction"])


def _lift(code: str, keys: list[str]) -> None:
    """Show centres' stories on a language's home page."""
    home = HomePage.objects.get(slug=code)
    if home.features.exists():  # type: ignore[attr-defined]
        return
    chosen = [find(f"article:{key}", "tr") for key in keys]
    home.features = [  # type: ignore[misc]
        HomeFeature(sort_order=order, article_id=page.pk)
        for order, page in enumerate(chosen)
        if page
    ]
    home.save_revision()
    publish(home)


def _adopt(key: str, centre: str, introductions: dict[str, str]) -> None:
    """Let a centre adopt a story of headquarters, in each language that it introduces it in."""
    story = find(f"article:{key}", "tr")
    for code, text in introductions.items():
        section = find(f"centre-{centre}-news", code)
        if story is not None and section is not None:
            plant(
                AdoptedStoryPage,
                f"adopted:{centre}:{key}",
                code,
                section,
                title=story.title,
                story=story.translation_key,
                introduction=text,
            )
