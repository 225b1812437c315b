"""What one story costs the composer, as a multiple of reading its words once.

    python bench/compose.py [stories]

The reports are made from the examples in the shipped playbooks themselves. Milliseconds depend on
the machine; the ratio, to the time `columba.lib.text.words` takes over the same reports in the same
run, hardly does.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.document import Draft, Report
from columba.commentary.folder import read_folder
from columba.commentary.playbook import Playbook
from columba.commentary.render import render
from columba.commentary.route import route
from columba.commentary.serialise import draft_from_json, draft_to_json
from columba.lib.text import words

BAR_MS = 20
AT = datetime(2026, 10, 1, tzinfo=UTC)
REPORTS, PARAGRAPHS = 3, 12  # of a story: what a well-covered one has


@dataclass(frozen=True)
class Case:
    """A story, the playbook that fits it, and the page that comes of them."""

    book: Playbook
    reports: Sequence[Report]
    draft: Draft


def main(stories: int) -> int:
    """Print the table; return 1 where composing a story takes longer than the bar."""
    shelf = read_folder(Path(str(files("columba.publication") / "starter")))
    issues = [playbook for playbook in shelf.playbooks if not playbook.is_general]
    chance = random.Random(1)
    told = [(book, _story(book, chance)) for _ in range(stories) for book in issues]
    cases = [Case(book, reports, compose(book, reports, shelf.links, AT)) for book, reports in told]
    links = shelf.links
    work: dict[str, Callable[[Case], object]] = {
        "read the words": lambda case: _read(case.reports),
        "route (all playbooks)": lambda case: route(issues, case.reports),
        "compose": lambda case: compose(case.book, case.reports, links, AT),
        "check": lambda case: check(case.draft, case.reports, case.book.facts, links),
        "render": lambda case: render(case.draft, links),
        "store and read back": lambda case: draft_from_json(draft_to_json(case.draft)),
    }
    taken = {name: [_better_of_two(one, case) for case in cases] for name, one in work.items()}
    _print(taken, stories=len(cases))
    p95 = _p95(taken["compose"])
    print(
        f"\ncompose p95 {p95:.1f} ms; the bar is {BAR_MS} ms: {'ok' if p95 <= BAR_MS else 'OVER'}"
    )
    return 0 if p95 <= BAR_MS else 1


def _story(book: Playbook, chance: random.Random) -> list[Report]:
    examples = [text for signal in book.signals for text in signal.fires]
    return [
        Report(
            id=f"a{number}",
            article_id=number,
            outlet=f"Outlet {number}",
            owner=f"Owner {number}",
            url=f"https://outlet{number}.example/",
            title="What happened",
            published_at=AT,
            paragraphs=tuple(
                " ".join(chance.choice(examples) for _ in range(3)) for _ in range(PARAGRAPHS)
            ),
        )
        for number in range(1, REPORTS + 1)
    ]


def _read(reports: Sequence[Report]) -> int:
    return sum(len(words(paragraph)) for report in reports for paragraph in report.paragraphs)


def _better_of_two(work: Callable[[Case], object], case: Case) -> float:
    """Return the milliseconds of the better of two runs: the other may have met a busy machine."""
    return min(_once(work, case), _once(work, case))


def _once(work: Callable[[Case], object], case: Case) -> float:
    start = time.perf_counter()
    work(case)
    return (time.perf_counter() - start) * 1000


def _print(taken: dict[str, list[float]], *, stories: int) -> None:
    print(f"{stories} stories of {REPORTS} reports, {PARAGRAPHS} paragraphs each\n")
    print(f"{'':<22}{'median ms':>10}{'p95 ms':>10}{'× reading the words':>22}")
    base = taken["read the words"]
    for name, times in taken.items():
        ratio = statistics.median(one / other for one, other in zip(times, base, strict=True))
        print(f"{name:<22}{statistics.median(times):>10.2f}{_p95(times):>10.2f}{ratio:>22.1f}")


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 4))
