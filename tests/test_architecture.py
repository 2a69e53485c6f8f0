"""Which way things may depend: imports, relations, page types and choosers (pyproject.toml)."""

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps

from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
#: Package → its height; the same list that import-linter reads, topmost first.
HEIGHT = {
    name.strip(): -row
    for row, names in enumerate(CONTRACT["contracts"][0]["layers"])
    for name in names.split("|")
}


def package(model):
    """The package that a model lives in."""
    return model.__module__.split(".")[0]


def ours(model):
    """Whether a model is one of this project's."""
    return package(model) in HEIGHT


MODELS = [model for model in apps.get_models() if ours(model)]
PAGES = [model for model in MODELS if issubclass(model, Page)]


def related(field):
    """The model that a relation declared here points to, generic ones included."""
    if field.auto_created or not field.is_relation or not isinstance(field.related_model, type):
        return None
    return field.related_model


def chooser_targets(block):
    """Every model that a block lets an editor choose, at any depth."""
    target = getattr(block, "target_model", None)
    if isinstance(target, type):
        yield target
    children = []
    if isinstance(block, StreamBlock | StructBlock):
        children = block.child_blocks.values()
    elif isinstance(block, ListBlock):
        children = [block.child_block]
    for child in children:
        yield from chooser_targets(child)


def downward(source, target):
    """Whether `source` may know `target`: the same layer or one below; foreign models always."""
    return not ours(target) or HEIGHT[package(target)] <= HEIGHT[package(source)]


def test_every_package_has_its_layer():
    """A new package without a layer would escape every other test here."""
    found = {
        path.parent.name
        for path in [*ROOT.glob("*/__init__.py"), *ROOT.glob("site/*/__init__.py")]
        if path.parent.name not in {"tests", "benchmarks", "tools"}
    }
    assert found == set(HEIGHT) == set(CONTRACT["root_packages"])


def test_imports_point_downward():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": ".:site", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_models_are_found():
    assert len(MODELS) > 30
    assert len(PAGES) > 15


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_relations_point_downward(model):
    """A string like `"strategy.Priority"` is invisible to import-linter."""
    upward = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for field in [*model._meta.get_fields(), *model._meta.private_fields]
        if (target := related(field)) and not downward(model, target)
    ]
    assert not upward


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_choosers_point_downward(model):
    upward = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for target in chooser_targets(field.stream_block)
        if not downward(model, target)
    ]
    assert not upward


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model._meta.label)
def test_hosts_stand_above_what_they_host(model):
    below = [child for child in model.clean_subpage_models() if ours(child)]
    above = [parent for parent in model.clean_parent_page_models() if ours(parent)]
    wrong = [f"{model._meta.label} hosts {c._meta.label}" for c in below if not downward(model, c)]
    wrong += [f"{p._meta.label} hosts {model._meta.label}" for p in above if not downward(p, model)]
    assert not wrong


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model._meta.label)
def test_page_types_name_their_children_and_parents(model):
    """Wagtail's default is "anything anywhere"."""
    assert isinstance(getattr(model, "subpage_types", None), list)
    assert isinstance(getattr(model, "parent_page_types", None), list)
