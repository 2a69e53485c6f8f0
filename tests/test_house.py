"""Rules of the house that no linter knows."""

import ast
import re
import subprocess
from pathlib import Path

from django.apps import apps
from django.conf import settings

import polib

ROOT = Path(__file__).resolve().parents[1]
#: Built from others by tools/, so their length says nothing.
BUILT = {"site/static/css/site.css"}
#: Style sheets are lists; ARCHITECTURE asks to split one above 600 lines.
LONGEST = {".py": 400, ".html": 400, ".js": 400, ".sh": 400, ".css": 600}
#: Casing by Python's own rule is right only for codes; each place says for which.
ASCII_CASING = {
    "site/core/views.py": "language tags of Accept-Language",
    "site/media": "endings and types of files",
    "site/core/templatetags/core_tags.py": "endings of files",
    "press/library.py": "endings of files",
    "strategy/present.py": "endings of files",
}
CASING = {"upper", "lower", "capitalize", "title", "swapcase"}


def tracked(*endings):
    """The repository's files; without git (an archive), every file outside the ignored folders."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        paths = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        ignored = {".venv", "var", "node_modules", "__pycache__"}
        paths = [path for path in ROOT.rglob("*") if not ignored & set(path.parts)]
    return sorted(p for p in paths if p.is_file() and (not endings or p.suffix in endings))


def name(path):
    """A path as the repository writes it."""
    return path.relative_to(ROOT).as_posix()


def product():
    """The product's own Python files: no tests, tools, migrations."""
    for path in tracked(".py"):
        top = path.relative_to(ROOT).parts[0]
        if top not in {"tests", "tools", "benchmarks"} and "migrations" not in path.parts:
            yield path


def calls(path):
    """Every call in a Python file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_no_file_is_too_long():
    long = {}
    for path in tracked(*LONGEST):
        if "migrations" in path.parts or name(path) in BUILT:
            continue
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST[path.suffix]:
            long[name(path)] = lines
    assert not long


def test_site_and_locale_are_no_packages():
    """One shadows the standard library's `site`, the other its `locale`."""
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_wagtail_page_model_is_unset():
    """O5: Wagtail 8's replaceable page model is experimental; our pages extend Wagtail's own."""
    assert getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page") == "wagtailcore.Page"


def test_nothing_makes_aliases():
    """An alias would put one language's words on another's page."""
    assert not apps.is_installed("wagtail.contrib.simple_translation")
    assert not settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    makers = [
        f"{name(path)}:{call.lineno}"
        for path in product()
        for call in calls(path)
        if getattr(call.func, "attr", getattr(call.func, "id", ""))
        in {"create_alias", "CreatePageAliasAction", "LocaleSynchronization"}
        or any(k.arg == "alias" and getattr(k.value, "value", 0) is True for k in call.keywords)
    ]
    assert not makers


def test_nothing_names_this_workplace_or_a_registry():
    """A clone must work anywhere, through each person's own package index."""
    names = re.compile(
        r"(?<![\w./])/wo" r"rk/|files\.python" r"hosted|py" r"pi\.org|registry\.np" r"mjs"
    )
    found = [
        f"{name(path)}:{row}: {line.strip()[:80]}"
        for path in tracked()
        if path.suffix not in {".woff2", ".pdf", ".png", ".webp", ".jpg", ".ttf"}
        for row, line in enumerate(path.read_text("utf-8", errors="ignore").splitlines(), 1)
        if names.search(line)
    ]
    assert not found


def test_casing_goes_through_text_casing():
    """`'i'.upper()` is wrong in Turkish and `'İ'.lower()` is two letters."""
    found = []
    for path in product():
        if name(path).startswith(("site/text/", *ASCII_CASING)):
            continue
        found += [
            f"{name(path)}:{call.lineno}"
            for call in calls(path)
            if isinstance(call.func, ast.Attribute)
            and call.func.attr in CASING
            and not call.args
            and not call.keywords
        ]
    assert not found, "use text.casing, or name the place in ASCII_CASING"


def test_templates_leave_casing_to_css():
    found = [
        name(path)
        for path in tracked(".html")
        if re.search(r"\|\s*(upper|lower|capfirst|title)\b", path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_placeholders_are_named():
    """A translator can't turn round `%s of %s`."""
    anonymous = re.compile(r"%[sdif]|\{\d*\}")
    for path in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        wrong = [
            entry.msgid
            for entry in polib.pofile(str(path))
            if anonymous.search(entry.msgid + entry.msgid_plural)
        ]
        assert not wrong, path


def test_safe_stands_only_by_rich_text():
    """Escaping is Django's work; `|safe` switches it off."""
    found = [
        name(path)
        for path in tracked(".html")
        if re.search(r"\|\s*safe\b|autoescape\s+off", path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_public_templates_hold_no_inline_code():
    """The public pages' policy refuses inline scripts, handlers and styles."""
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*json)|<style\b|\sstyle=[\"']|\son[a-z]+=[\"']"
    )
    found = [
        f"{name(path)}: {match.group()}"
        for path in tracked(".html")
        if "wagtailadmin" not in path.parts and "admin" not in path.stem
        if (match := inline.search(path.read_text(encoding="utf-8")))
    ]
    assert not found
