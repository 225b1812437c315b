"""Rules about what the front matter says of the playbook as a whole."""

from collections.abc import Iterator
from pathlib import PurePath

from columba.commentary.document import Stance
from columba.commentary.playbook.lint_values import Fault, LintRule, Severity, Surroundings
from columba.commentary.playbook.values import CiteKind, Playbook

LONGEST_ASK = 45  # words
ANY = "any"  # general_for: whatever no other general playbook is for


def name_fits(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    if PurePath(playbook.name).stem != playbook.id:
        yield Fault(
            playbook.places.get("id", 1),
            f"the file of {playbook.id!r} is best called {playbook.id}.md.",
            Severity.WARNING,
        )


def is_current(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    if not playbook.is_current(around.at):
        yield Fault(
            playbook.places["review"],
            f"past review_by ({playbook.review.review_by}): read it through and set a later date.",
        )
    if playbook.review.reviewed_on > around.at:
        yield Fault(playbook.places["review"], "reviewed_on lies in the future.")


def is_signed(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    if not playbook.review.signed_by and not around.demo:
        yield Fault(
            playbook.places["review"],
            "nobody has signed it (signed_by); its pages say so.",
            Severity.WARNING,
        )


def categories_exist(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    if not around.categories:
        return
    for slug in playbook.categories:
        if slug not in around.categories:
            yield Fault(playbook.places["categories"], f"no category has the slug {slug!r}.")
    if playbook.general_for not in {"", ANY, *around.categories}:
        yield Fault(
            playbook.places["general_for"], f"no category has the slug {playbook.general_for!r}."
        )


def is_whole(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find a general playbook with an Opinion, and an issue without what makes one."""
    if not playbook.action or not playbook.steps:
        yield Fault(1, "a playbook needs # Action and at least one [[step]].")
    if playbook.is_general:
        if playbook.opinion:
            yield Fault(playbook.opinion[0].number, "a general playbook has no # Opinion.")
        return
    if not any(passage.role == "the news" for passage in playbook.opinion):
        yield Fault(1, "an issue needs # Opinion with a passage headed ## the news.")
    if not playbook.matching.strong and not playbook.matching.weak:
        yield Fault(playbook.places["match"], "without [match] patterns it is never chosen.")
    if playbook.stance is not Stance.NONE and not playbook.line:
        yield Fault(playbook.places["editorial"], "a stance needs a line that states it.")
    if not playbook.ask:
        yield Fault(playbook.places["ask"], "an issue makes one request: [ask] text = …")


def ask_is_short(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    count = len(playbook.ask.split())
    if count > LONGEST_ASK:
        yield Fault(
            playbook.places["ask"], f"the ask has {count} words; {LONGEST_ASK} is the most."
        )


def facts_are_sourced(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    cited = {
        cite.id
        for line in playbook.lines()
        for piece in line.all_pieces()
        for cite in piece.cites
        if cite.kind is CiteKind.FACT
    }
    for fact in playbook.facts:
        line = playbook.places[f"fact {fact.id}"]
        if not fact.source:
            yield Fault(line, f"fact {fact.id!r} has no source.")
        if fact.id not in cited:
            yield Fault(line, f"no line cites the fact {fact.id!r}.", Severity.WARNING)
        if fact.until and fact.until < around.at:
            yield Fault(
                line,
                f"fact {fact.id!r} was good until {fact.until}; newer pages go without it.",
                Severity.WARNING,
            )


RULES: tuple[LintRule, ...] = (
    name_fits,
    is_current,
    is_signed,
    categories_exist,
    is_whole,
    ask_is_short,
    facts_are_sourced,
)
