"""The words a model is asked with: versioned files beside this one, which an editor can read."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from columba.lib.publication import PublicationError

VERSION = "1"
LONGEST_RULES = 20_000  # characters


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """The parts of a question; `version` tells an editor's own rules from those that come along."""

    version: str
    rules: str
    story: str
    repair: str
    schema: dict[str, Any]

    @property
    def hash(self) -> str:
        """What changes whenever any part does."""
        parts = [self.version, self.rules, self.story, self.repair, self.schema]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def open_prompt(own_rules: Path | None = None) -> Prompt:
    """Return the prompt, with the rules of a file where one is named."""
    if own_rules is None:
        return _packaged()
    rules = _read(own_rules)
    digest = hashlib.sha256(rules.encode()).hexdigest()[:8]
    packaged = _packaged()
    return Prompt(
        version=f"{packaged.version}+{digest}",
        rules=rules,
        story=packaged.story,
        repair=packaged.repair,
        schema=packaged.schema,
    )


@cache
def _packaged() -> Prompt:
    folder = files(__package__) / "prompts" / f"v{VERSION}"

    def text(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8").strip()

    return Prompt(
        version=VERSION,
        rules=text("rules.md"),
        story=text("story.md"),
        repair=text("repair.md"),
        schema=json.loads(text("schema.json")),
    )


def _read(path: Path) -> str:
    try:
        rules = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise PublicationError(
            f"{path}, the rules that [model] names, cannot be read: {error}."
        ) from error
    if not 0 < len(rules) <= LONGEST_RULES:
        raise PublicationError(
            f"{path}, the rules that [model] names, should have between 1 and {LONGEST_RULES} "
            f"characters; it has {len(rules)}."
        )
    return rules
