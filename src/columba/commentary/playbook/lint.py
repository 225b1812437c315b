"""What in a playbook would mislead readers or hold its pages: every rule of the schema's lint."""

from collections.abc import Collection, Mapping
from datetime import date

from columba.commentary.document import LinkRow
from columba.commentary.playbook import lint_lines, lint_links, lint_settings, lint_signals
from columba.commentary.playbook.lint_values import LintRule, Problem, Surroundings
from columba.commentary.playbook.values import Playbook

RULES: tuple[LintRule, ...] = (
    *lint_settings.RULES,
    *lint_signals.RULES,
    *lint_lines.RULES,
    *lint_links.RULES,
)


def lint_playbook(
    playbook: Playbook,
    links: Mapping[str, LinkRow],
    *,
    categories: Collection[str],
    at: date,
    demo: bool = False,
) -> list[Problem]:
    """Return the problems in the order of the file; an error keeps a playbook from publication.

    `categories` holds the slugs a publication knows; where it is empty they are not checked.
    """
    around = Surroundings(links=links, categories=categories, at=at, demo=demo)
    found = [
        Problem(name=playbook.name, line=fault.line, severity=fault.severity, message=fault.message)
        for rule in RULES
        for fault in rule(playbook, around)
    ]
    return sorted(found, key=lambda problem: (problem.line, problem.severity, problem.message))
