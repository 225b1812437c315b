"""What is said when a playbook cannot be read."""

from columba.lib.publication import PublicationError


class PlaybookError(PublicationError):
    """A playbook cannot be used as written; the message names file and line, and what to do."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(f"{name}:{line}: {problem}")
        self.name, self.line, self.problem = name, line, problem
