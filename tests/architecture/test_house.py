"""Rules of the house that no linter knows."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands, load_command_class
from django.db.models import Model

from columba.worker.schedule import JOBS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def layers() -> dict[str, int]:
    """Return every package's layer, 0 at the top, as the import contract declares it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rows = next(c for c in contracts["contracts"] if c["type"] == "layers")["layers"]
    return {
        package.strip(" ()"): depth for depth, row in enumerate(rows) for package in row.split("|")
    }


def package_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("columba.")]
OWN_COMMANDS = sorted(name for name, app in get_commands().items() if app.startswith("columba."))


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model.__name__)
def test_every_relation_of_a_model_points_upstream(model):
    depth = layers()
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if field.auto_created or target not in OWN_MODELS:
            continue
        same = package_of(model) == package_of(target)
        assert same or depth[package_of(target)] > depth[package_of(model)], field


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_every_command_says_what_it_does(name):
    command = load_command_class(get_commands()[name], name)
    assert len(command.help) > 15
    assert command.help.endswith(".")


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_every_command_is_documented(name):
    assert f"`columba {name}" in (DOCS / "reference" / "commands.md").read_text()


@pytest.mark.parametrize("name", JOBS)
def test_every_job_has_a_command_of_its_name(name):
    assert name in OWN_COMMANDS


def test_every_variable_of_the_environment_is_documented():
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"""["'](COLUMBA_[A-Z_]+)["']""", path.read_text()))
    text = (DOCS / "reference" / "settings.md").read_text()
    assert used
    assert [name for name in sorted(used) if f"`{name}`" not in text] == []


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text()
    block = text.split("\ndependencies = [", 1)[1].split("\n]", 1)[0]
    bare = [row for row in block.splitlines() if row.strip().startswith('"') and "#" not in row]
    assert bare == []


def test_the_readme_stays_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 100
