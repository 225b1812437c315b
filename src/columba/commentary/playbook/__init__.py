"""Playbooks: one Markdown file an issue, which a person who can edit text can write."""

from columba.commentary.playbook.errors import PlaybookError
from columba.commentary.playbook.lint import lint_playbook
from columba.commentary.playbook.lint_values import Problem, Severity
from columba.commentary.playbook.parse import parse_playbook
from columba.commentary.playbook.values import Playbook

__all__ = ["Playbook", "PlaybookError", "Problem", "Severity", "lint_playbook", "parse_playbook"]
