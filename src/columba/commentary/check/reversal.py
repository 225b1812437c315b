"""A sentence does not say the reverse of what it cites.

Plain rules over the words of both, tuned to speak up only where the two can hardly both hold; what
needs knowledge of the world passes them.
"""

from collections.abc import Iterator, Sequence

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.check.meaning.bearers import misplaced
from columba.commentary.check.meaning.clauses import Clauses, Polarity, Word
from columba.commentary.check.meaning.counts import mistaken
from columba.commentary.check.meaning.lexicon import Axis, Group
from columba.commentary.check.meaning.opposites import Clash, clashes
from columba.commentary.check.meaning.reading import Passage, Told, read
from columba.commentary.check.meaning.roles import exchanges
from columba.commentary.check.meaning.turns import turns
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain

_PAIR = 2
_CONDITIONS = frozenset({"when", "whil", "if", "unless", "until", "as", "once"})
_DENYING = (Group.NEGATORS, Group.DETERMINERS, Group.PREVENTERS)


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    """Find what is said the other way round; the composer's sentences are an editor's."""
    if evidence.is_composed or place.sentence.kind is Kind.VIEW:
        return
    passages = evidence.passages(place.sentence)
    told = [one for passage in passages for one in passage.told]
    for ours in read(plain(place.sentence.text)):
        yield from _of_words(place, ours, told)
        yield from _of_parties(place, ours, told)
        yield from _of_names(place, ours, passages, evidence=evidence)


def _of_words(place: Place, ours: Told, told: Sequence[Told]) -> Iterator[Finding]:
    found = list(clashes(ours, told))
    turned = list(turns(ours, told))
    words = [*(clash.ours for clash in found), *(turn.ours.word for turn in turned)]
    theirs = [*(clash.sentence for clash in found), *(turn.sentence for turn in turned)]
    if _cancel(words, ours.sentence) or _is_on_other_condition(theirs, ours.sentence):
        return
    for clash in found:
        rule = Rule.NEGATION if clash.is_denial else Rule.OPPOSITE
        yield _finding(place, rule, _shown(ours.sentence, clash), theirs=clash.sentence)
    for turn in turned:
        rule = Rule.ORDER if turn.ours.side.axis is Axis.ORDERS else Rule.OPPOSITE
        yield _finding(place, rule, turn.ours.shown, theirs=turn.sentence)


def _is_on_other_condition(theirs: Sequence[Clauses], ours: Clauses) -> bool:
    """Tell whether the one reversal is that of a condition: "open if paid", "shut if not paid"."""
    return len(theirs) == 1 and _denies_condition(ours) != _denies_condition(theirs[0])


def _denies_condition(sentence: Clauses) -> bool:
    return any(
        clause.opener == "unless"
        or (clause.opener == "if" and any(sentence.is_a(at, *_DENYING) for at in clause.places))
        for clause in sentence.clauses
    )


def _cancel(words: Sequence[Word], ours: Clauses) -> bool:
    """Tell whether a statement and its condition are both reversed: "when shut", "not if open"."""
    clauses = [ours.clauses[word.clause] for word in words]
    are_two = len(words) == _PAIR and words[0].clause != words[1].clause
    return are_two and sum(clause.opener in _CONDITIONS for clause in clauses) == 1


def _of_parties(place: Place, ours: Told, told: Sequence[Told]) -> Iterator[Finding]:
    for exchange in exchanges(ours, told):
        yield _finding(place, Rule.ROLE, exchange.ours.shown, theirs=exchange.sentence)
    for count in mistaken(ours.counts, [(one.sentence, one.counts) for one in told]):
        yield place.finding(
            Rule.NUMBER,
            count.ours.shown,
            f"The number is that of something else there: “{count.sentence.text}”",
        )


def _of_names(
    place: Place, ours: Told, passages: Sequence[Passage], *, evidence: Evidence
) -> Iterator[Finding]:
    report = evidence.reports_cited(place.sentence)
    for name in misplaced(ours, passages, report=report, free=evidence.free_names):
        yield place.finding(
            Rule.NAME, name.name, f"What is cited speaks of somebody else: “{name.theirs}”"
        )


def _finding(place: Place, rule: Rule, span: str, *, theirs: Clauses) -> Finding:
    return place.finding(rule, span, f"What is cited says the reverse: “{theirs.text}”")


def _shown(ours: Clauses, clash: Clash) -> str:
    """Return the word that clashes, from the word on that denies it."""
    at = next(at for at, word in enumerate(ours.words) if word is clash.ours)
    if not _is_denied(clash.ours):
        return clash.ours.text
    clause = ours.clause_of(at)
    denying = [one for one in range(clause.first, at) if ours.is_a(one, *_DENYING)]
    return ours.shown(denying[-1], at) if denying else clash.ours.text


def _is_denied(word: Word) -> bool:
    return word.polarity is Polarity.DENIED
