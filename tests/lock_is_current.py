"""Check that the locks hold every dependency that pyproject.toml names.

python -m tests.lock_is_current
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def named(requirement: str) -> str:
    """Return the normalised name of a requirement such as `psycopg[binary]>=3.2`."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def locked(path: Path) -> dict[str, str]:
    """Return the versions that a requirements lock pins, by name."""
    rows = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", path.read_text(), re.MULTILINE)
    return {named(name): version for name, version in rows}


def problems() -> list[str]:
    """Return what the locks lack, or where they disagree with uv.lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    run = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["postgres"],
    ]
    dev = [row for group in groups.values() for row in group if isinstance(row, str)]
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    resolved: dict[str, set[str]] = {}
    for package in packages:
        resolved.setdefault(named(package["name"]), set()).add(package.get("version", ""))
    found = []
    for file, wanted in (("requirements.lock", run), ("requirements-dev.lock", [*run, *dev])):
        pinned = locked(ROOT / file)
        found += [f"{file} lacks {name}" for name in map(named, wanted) if name not in pinned]
        found += [
            f"{file} has {name} {version}, uv.lock has {resolved.get(name)}"
            for name, version in pinned.items()
            if version not in resolved.get(name, set())
        ]
    return found


if __name__ == "__main__":
    if found := problems():
        sys.exit("\n".join([*found, "Run `make lock` and commit the three lock files."]))
