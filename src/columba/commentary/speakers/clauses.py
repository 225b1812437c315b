"""Whose words a verb reports: the subject before it, or the one who follows it."""

from columba.commentary.speakers.following import Following
from columba.commentary.speakers.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    HELPERS,
    NEGATIONS,
    PREPOSITIONS,
    SETTINGS,
)
from columba.commentary.speakers.heads import OF_A_BODY, Heads
from columba.commentary.speakers.lexicon import BODY_NOUNS, PEOPLE, UNNAMED
from columba.commentary.speakers.line import HE, MOST_WORDS, SHE, SOMEBODY, Line, Subject
from columba.commentary.speakers.roster import Roster
from columba.commentary.speakers.titles import lower
from columba.commentary.speakers.tokens import Kind
from columba.commentary.speakers.verbs import PARTICIPLES, TRANSITIVE

_PRONOUNS = {"he": HE, "she": SHE}
_BEFORE_DAYS = PREPOSITIONS | {"last", "early", "late", "this", "next"}
_NO_ADVERBS = frozenset({"family", "ally", "assembly", "reply", "supply"})
_LONGEST_SETTING = 6  # words: "in a written statement to reporters"
# A sentence that begins with one of these has its subject behind a comma.
_SUBORDINATES = PREPOSITIONS | frozenset(
    "when while as since after before although though if because once".split()
)
# Behind these a clause is a part of another.
_EMBEDDING = (CONJUNCTIONS | _SUBORDINATES) - frozenset(
    "and but so yet then also still later however meanwhile now once today".split()
)
_SAME_SUBJECT = frozenset({"said", "says", "that", "than", "which", "who"})


class Clauses:
    """The clauses around a verb or a name."""

    def __init__(self, line: Line, roster: Roster) -> None:
        self._line = line
        self._roster = roster
        self._heads = Heads(line, roster)
        self._following = Following(line, roster)

    def subjects(self, verb: int) -> list[Subject]:
        """Return whose words the verb reports: nobody where that is not sure."""
        line = self._line
        if line.word(verb) in PARTICIPLES:
            return self._of_sentence(verb) if line.kind(verb - 1) is Kind.COMMA else []
        at, is_denied = self._before(verb)
        if is_denied:
            return []
        if line.kind(at) is Kind.WORD:
            return self._behind_word(at)
        if line.kind(at) is Kind.COMMA:
            return self._behind_comma(at, verb)
        if line.kind(at) in {Kind.NAME, Kind.CLOSE, Kind.DASH}:
            return self._heads.ending(at)
        return self._behind_quotation(at, verb)

    def source(self, start: int) -> list[Subject]:
        """Return who is named behind "according to"."""
        return self._following.source(start)

    def is_inverted(self, verb: int) -> bool:
        """Tell whether the verb follows what was said: "…”, adds Ann Lee"."""
        line = self._line
        is_behind_comma = line.kind(verb - 1) is Kind.COMMA and bool(line.name(verb + 1))
        return is_behind_comma or line.kind(verb - 1) is Kind.QUOTE

    def is_main(self, subject: Subject, verb: int) -> bool:
        """Tell whether the clause stands by itself, and not in what another says or thinks."""
        word = self._line.word(self._line.before_roles(subject.first)[0])
        return subject.first > verb or word not in _EMBEDDING

    def is_subject(self, at: int) -> bool:
        """Tell whether the name at `at` is what its sentence speaks of."""
        if self._line.word(self._line.before_roles(at)[0]) in _EMBEDDING:
            return False
        after = self._line.word(at + 1)
        if not after and self._line.kind(at + 1) not in {Kind.COMMA, Kind.DASH}:
            return False
        is_object = after != "of" and (after in PREPOSITIONS or after == "and")
        return not is_object and bool(self._heads.head(at))

    def _before(self, verb: int) -> tuple[int, bool]:
        """Return the place before the verb and its adverbs, and whether the verb is denied."""
        at = verb - 1
        while self._line.kind(at) in {Kind.WORD, Kind.DAY}:
            word = self._line.word(at)
            if word in NEGATIONS or word.endswith(("n’t", "n't")):
                return at, True
            before = self._before_adverb(at, word)
            if before == at:
                break
            at = before
        return at, False

    def _before_adverb(self, at: int, word: str) -> int:
        """Return the place before an adverb: "also", "on Sunday", "in a statement"; else `at`."""
        line = self._line
        if not word:
            return at - 2 if line.word(at - 1) in _BEFORE_DAYS else at - 1
        if line.is_number(at) and line.kind(at - 1) is Kind.DAY:
            return at - 1
        if word in SETTINGS:
            return self._before_setting(at)
        is_adverb = word.endswith("ly") and word not in _NO_ADVERBS
        return at - 1 if is_adverb or word in HELPERS else at

    def _before_setting(self, at: int) -> int:
        for start in range(at - 1, at - _LONGEST_SETTING, -1):
            if self._line.word(start) in {"in", "at", "during", "through", "on", "to", "by"}:
                return start - 1
            if not self._line.word(start):
                break
        return at

    def _behind_quotation(self, at: int, verb: int) -> list[Subject]:
        """Return who speaks in "“…,” said Ann Lee" or in "Ann Lee, who wrote “…,” said"."""
        line = self._line
        is_within = line.kind(at) is Kind.QUOTE and line.kind(at - 1) is Kind.QUOTE
        if is_within and line.word(at - 2) and (found := self._heads.before_asides(at - 1)):
            return found
        return [] if line.word(verb) in TRANSITIVE else self._following.named(verb + 1)

    def _behind_comma(self, comma: int, verb: int) -> list[Subject]:
        """Return who speaks in "Ann Lee, the mayor, said" or in "…, said Ann Lee"."""
        line = self._line
        is_inverted = line.kind(comma - 1) is Kind.QUOTE
        before = [] if is_inverted else self._heads.before_asides(comma)
        if line.word(verb) in TRANSITIVE:
            return before or [SOMEBODY]
        after = self._following.named(verb + 1)
        named = [one for one in after if one is not SOMEBODY]
        is_person = any(self._roster.person(one.mention.words) for one in named)
        if before and not after:
            return before
        if before and not is_person and SOMEBODY not in after:
            return named if self._following.ends_sentence(verb + 1) else before
        return after or [SOMEBODY]

    def _behind_word(self, at: int) -> list[Subject]:
        word = self._line.word(at)
        if word in _PRONOUNS:
            return [_PRONOUNS[word]]
        if word == "who":
            return self._of_relative(at)
        if word in {"and", "but", "then"}:
            return self._of_sentence(at)
        return self._of_noun(at) if self._line.is_plain(at) else []

    def _of_relative(self, who: int) -> list[Subject]:
        """Return whom "who" stands for: Ann Lee in "a letter from Ann Lee, who said"."""
        line = self._line
        if line.kind(who - 1) is not Kind.COMMA:
            return []
        if not line.name(who - 2):
            return self._heads.before_asides(who - 1)
        is_part = line.word(who - 3) in {"of", "for", "to"}
        return [] if is_part or line.is_owner(who - 2) else [line.subject(who - 2)]

    def _of_noun(self, noun: int) -> list[Subject]:
        """Return a body with a name of its own, or who stands before "of the Brackett schools"."""
        line, start = self._line, noun
        while line.is_plain(start - 1) and noun - start < MOST_WORDS:
            start -= 1
        spoken_of = range(line.sentence_start(noun), noun + 1)
        somebody = [SOMEBODY] if any(line.word(i) in PEOPLE for i in spoken_of) else []
        if line.word(start - 1) == "and" and line.name(start - 2):
            return self._heads.head(start - 2)  # "Ann Lee and five neighbors said"
        if not line.name(start - 1) or line.is_owner(start - 1):
            return somebody
        if head := self._heads.before_preposition(start - 1):
            return head
        return self._body(start - 1, noun) or somebody

    def _body(self, name: int, noun: int) -> list[Subject]:
        """Return "the Port Wexley school board" or "Port Wexley police"."""
        line = self._line
        is_named = lower(line.name(name)) not in UNNAMED and line.word(noun) in BODY_NOUNS
        if not is_named or (line.word(name - 1) != "the" and line.word(noun) != "police"):
            return []
        return self._heads.placed(name, line.phrase(name, noun))

    def _of_sentence(self, limit: int) -> list[Subject]:
        """Return whom the sentence up to `limit` is about: "Ann Lee stood and said"."""
        line, start = self._line, self._line.sentence_start(limit)
        if line.word(start) in _PRONOUNS:
            is_single = self._is_single(start + 1, limit)
            return [_PRONOUNS[line.word(start)]] if is_single else []
        at = self._main_clause(start, limit)
        while at < limit and (
            line.word(at) in DETERMINERS | CONJUNCTIONS
            or line.is_plain(at)
            or self._following.tells_who(at)
        ):
            at += 1
        if at >= limit or not line.name(at) or not self._is_single(at + 1, limit):
            return []
        is_part = line.word(at + 1) in OF_A_BODY and not self._roster.person(line.name(at))
        has_verb = line.kind(at + 1) in {Kind.WORD, Kind.COMMA}
        return self._heads.head(at) if has_verb and not is_part else []

    def _main_clause(self, at: int, limit: int) -> int:
        """Return where the main clause begins: behind "In 2014, when it rained, "."""
        while at < limit and self._line.word(at) in _SUBORDINATES:
            commas = (i for i in range(at, limit) if self._line.kind(i) is Kind.COMMA)
            at = next(commas, limit) + 1
        return at

    def _is_single(self, start: int, end: int) -> bool:
        """Tell whether no other subject comes between `start` and `end`."""
        line = self._line
        for at in range(start, end - 1):
            word = line.word(at)
            if line.kind(at) is Kind.DASH or (word == "who" and at > start + 1):
                return False
            opens = word in CONJUNCTIONS - _SAME_SUBJECT
            after = line.word(at + 1)
            if opens and (line.name(at + 1) or after in DETERMINERS | {"he", "she", "they"}):
                return False
        return True
