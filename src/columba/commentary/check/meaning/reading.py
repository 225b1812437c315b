"""A text, read once for all that is asked of its meaning."""

from functools import cached_property

from columba.commentary.check.meaning.clauses import Clauses, split
from columba.commentary.check.meaning.comparisons import Comparison, comparisons
from columba.commentary.check.meaning.counts import Count, counts
from columba.commentary.check.meaning.denial import mark_denied
from columba.commentary.check.meaning.frames import Frame, frames
from columba.commentary.check.meaning.verbs import mark_verbs
from columba.commentary.names import Run, runs


class Told:
    """One sentence: who is named in it, who does what, and what is more or less."""

    def __init__(self, sentence: Clauses) -> None:
        self.sentence = mark_denied(mark_verbs(sentence))

    @cached_property
    def runs(self) -> list[Run]:
        """The capitalised runs of it."""
        return runs(self.sentence.text)

    @cached_property
    def frames(self) -> list[Frame]:
        return frames(self.sentence)

    @cached_property
    def by_verb(self) -> dict[int, Frame]:
        """The frames by the place of their verb in the text."""
        return {frame.verb.start: frame for frame in self.frames}

    @cached_property
    def comparisons(self) -> list[Comparison]:
        return comparisons(self.sentence)

    @cached_property
    def counts(self) -> list[Count]:
        return counts(self.sentence)


class Passage:
    """A paragraph that is cited, and the one before it, which its pronouns may lean on."""

    def __init__(self, text: str, before: str) -> None:
        self.text = text
        self.before = before

    @cached_property
    def told(self) -> list[Told]:
        return read(self.text)


def read(text: str) -> list[Told]:
    """Return the sentences of a text in order."""
    return [Told(sentence) for sentence in split(text)]


def is_surely_name(run: Run) -> bool:
    """Tell whether it does not merely look a name because a sentence begins with it."""
    return not run.is_first or len(run.words) > 1 or run.owns
