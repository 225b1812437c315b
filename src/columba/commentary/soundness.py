"""Whether the playbooks of a folder may be published from: the lint over all of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from columba.commentary.folder import read_categories, read_links, read_playbooks
from columba.commentary.playbook import PlaybookError, Problem, Severity, lint_playbook

# What `new_playbook` leaves for an editor to write.
BLANK = "FILL IN"


def lint_folder(folder: Path, *, at: date | None = None, demo: bool = False) -> list[Problem]:
    """Return what is wrong with the playbooks of a publication, in the order of the files.

    Without `at`, each is judged as of the day on which it was last read through, so that age
    alone is no problem.
    """
    links = read_links(folder / "directory")
    categories = read_categories(folder / "categories.toml")
    problems: list[Problem] = []
    for playbook, text in read_playbooks(folder / "playbooks").values():
        problems += _blanks(playbook.name, text)
        problems += lint_playbook(
            playbook,
            links,
            categories=categories,
            at=at or playbook.review.reviewed_on,
            demo=demo,
        )
    return problems


def refuse_unsound(folder: Path) -> None:
    """Raise PublicationError for the first error in a playbook that has any, age apart."""
    errors = [one for one in lint_folder(folder) if one.severity is Severity.ERROR]
    if not errors:
        return
    first, others = errors[0], len(errors) - 1
    more = f" ({others} more: columba lint_playbooks lists them.)" if others else ""
    raise PlaybookError(
        str(folder / "playbooks" / first.name), first.line, f"{first.message}{more}"
    )


def _blanks(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        if BLANK in line:
            yield Problem(
                name=name,
                line=number,
                severity=Severity.ERROR,
                message=f"fill this in: {line.strip()[:60]}",
            )
