"""Who does what to whom, around each verb of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from columba.commentary.check.meaning.clauses import DAYS, Clause, Clauses, Word
from columba.commentary.check.meaning.lexicon import Group
from columba.commentary.check.meaning.verbs import BE, PERSONAL, RELATIVE, auxiliary

_FAR = 8  # words from a verb to what takes part in it
_LONGEST_SUBJECT = 4  # words of what "which" stands for
_TAKING_PART = frozenset({"to", "from", "against", "with", "of", "for", "over", "by", "into"})
_ASIDES = frozenset(
    {"befor", "after", "when", "whil", "becaus", "although", "though", "sinc", "if"}
)
_OBJECTS = frozenset({"him", "her", "it", "them"})
_QUOTES = frozenset({"“", '"'})


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The keys of those who act, of those acted upon, and of what "to" or "from" adds."""

    verb: Word
    agent: frozenset[str]
    patient: frozenset[str]
    beside: frozenset[str]
    names: frozenset[str]  # of the agent
    by_pronoun: bool
    to_pronoun: bool
    shown: str

    @property
    def others(self) -> frozenset[str]:
        return self.patient | self.beside


@dataclass(frozen=True)
class _Subject:
    """Places of words, or none where a pronoun stands for them or nobody is named."""

    places: Sequence[int] = ()
    by_pronoun: bool = False


def frames(sentence: Clauses) -> list[Frame]:
    return [_frame(sentence, at) for at, word in enumerate(sentence.words) if word.is_verb]


def subject(sentence: Clauses, at: int) -> frozenset[str]:
    """Return the keys of the subject of the verb at `at`, or of what else stands there."""
    return sentence.content_of(_subject(sentence, at).places)


def _frame(sentence: Clauses, at: int) -> Frame:
    left = _subject(sentence, at)
    right, after = _phrase(sentence, at + 1)
    by_pronoun = left.by_pronoun
    agent: Sequence[int] = left.places
    patient: Sequence[int] = right
    if _is_passive(sentence, at):
        agent, patient, by_pronoun = _named_by(sentence, at), left.places, False
    doers = sentence.content_of(agent)
    places = [*agent, at, *patient]
    return Frame(
        verb=sentence.words[at],
        agent=doers,
        patient=sentence.content_of(patient),
        beside=sentence.content_of(_beside(sentence, after)) - doers,
        names=frozenset(sentence.words[one].key for one in agent if sentence.words[one].is_name),
        by_pronoun=by_pronoun,
        to_pronoun=any(word.folded in _OBJECTS for word in sentence.words[at + 1 : at + 2]),
        shown=sentence.shown(min(places), max(places)),
    )


# ---- who is named before the verb ----


def _subject(sentence: Clauses, at: int) -> _Subject:
    words, number = sentence.words, sentence.words[at].clause
    clause = sentence.clauses[number]
    if _follows_preposition(sentence, at):
        return _Subject()
    verbs = [one for one in range(clause.first, at) if words[one].is_verb]
    first = verbs[-1] + 1 if verbs else clause.first
    before = {words[one].folded for one in range(first, at)}
    if own := _ungoverned(sentence, first, at, or_all=not before & PERSONAL):
        is_apposition = clause.opener == "," and number and all(words[one].is_name for one in own)
        return _Subject([*_last_phrase(sentence, number - 1), *own] if is_apposition else own)
    if before & (PERSONAL | _OBJECTS):
        return _Subject(by_pronoun=True)
    if verbs:
        return _subject(sentence, verbs[-1])
    if number and (before & RELATIVE or clause.opener in RELATIVE):
        return _Subject(_last_phrase(sentence, number - 1)[-_LONGEST_SUBJECT:])
    return _of_clause_before(sentence, number)


def _follows_preposition(sentence: Clauses, at: int) -> bool:
    """Tell whether it is as in "with being replaced", which says not of whom."""
    before = at - 1
    while sentence.is_a(before, Group.AUXILIARIES, Group.ADVERBS):
        before -= 1
    return before < at - 1 and sentence.is_a(before, Group.PREPOSITIONS)


def _ungoverned(sentence: Clauses, first: int, end: int, *, or_all: bool) -> list[int]:
    """Return the last phrase in the stretch that no preposition governs; else all or nothing."""
    phrases: list[tuple[bool, list[int]]] = []
    is_governed = is_open = False
    for at in range(first, end):
        word = sentence.words[at]
        if not word.is_content or word.is_figure or word.text in DAYS:
            is_open = False
            is_governed = is_governed or sentence.is_a(at, Group.PREPOSITIONS)
            continue
        if not is_open:
            phrases.append((is_governed, []))
            is_open, is_governed = True, False
        phrases[-1][1].append(at)
    free = [places for governed, places in phrases if not governed]
    if free:
        return free[-1]
    return [at for _, places in phrases for at in places] if or_all else []


def _last_phrase(sentence: Clauses, number: int) -> list[int]:
    """Return the content words of a clause behind its last verb."""
    clause = sentence.clauses[number]
    verbs = [at for at in clause.places if sentence.words[at].is_verb]
    first = verbs[-1] + 1 if verbs else clause.first
    return [at for at in range(first, clause.end) if sentence.words[at].is_content]


def _of_clause_before(sentence: Clauses, number: int) -> _Subject:
    """Return the subject of the clause that this one goes on with, or all that is named before it.

    A quotation goes on with the clause that it stands in; what is said aside is passed over.
    """
    words, before = sentence.words, sentence.clauses[:number]
    if before and sentence.clauses[number].opener in _QUOTES:
        before = before[-1:]
    places: list[int] = []
    for clause in reversed(before):
        verb = next((at for at in clause.places if words[at].is_verb), None)
        is_aside = clause.opener in _ASIDES
        is_whole = verb is not None or any(
            sentence.is_a(at, Group.AUXILIARIES) for at in clause.places
        )
        if not is_whole and clause.opener != "than":
            places[:0] = [at for at in clause.places if words[at].is_content]
            if is_aside or clause.opener in RELATIVE:
                break  # "because the mayor, Ann Lee, lifted it"
        elif verb is not None and not (is_aside or _is_closed(sentence, number, clause)):
            return _subject(sentence, verb)
        if clause.is_strong:
            break
    return _Subject(places)


def _is_closed(sentence: Clauses, number: int, clause: Clause) -> bool:
    """Tell whether a comma has ended what "which" began: "the road, which is new, takes"."""
    return clause.opener in RELATIVE and sentence.clauses[number].opener == ","


# ---- who is named after it ----


def _phrase(sentence: Clauses, at: int) -> tuple[list[int], int]:
    """Return the content words from `at` on, up to a preposition or verb, and where they end."""
    words = sentence.words
    places: list[int] = []
    end = sentence.clause_of(at).end if at < len(words) else at
    while at < end:
        if words[at].is_content:
            if places and words[at].is_verb:
                break
            places.append(at)
        elif (places and not sentence.is_a(at, Group.ARTICLES)) or words[at].key == "by":
            break
        at += 1
    return places, at


def _beside(sentence: Clauses, at: int) -> list[int]:
    """Return the words that prepositions of taking part add within the clause."""
    places: list[int] = []
    if at >= len(sentence.words):
        return places
    takes_part = False
    for here in range(at, min(sentence.clause_of(at).end, at + _FAR)):
        word = sentence.words[here]
        if sentence.is_a(here, Group.PREPOSITIONS):
            takes_part = word.key in _TAKING_PART
        elif takes_part and word.is_content and not word.is_verb:
            places.append(here)
    return places


def _is_passive(sentence: Clauses, at: int) -> bool:
    if sentence.words[at].folded.endswith("ing"):
        return False
    if helper := auxiliary(sentence, at):
        return helper in BE
    near = range(at + 1, min(at + 3, len(sentence.words)))
    by = next((one for one in near if sentence.words[one].key == "by"), None)
    return by is not None and _is_somebody(sentence, by + 1)


def _is_somebody(sentence: Clauses, at: int) -> bool:
    """Tell whether what follows "by" may act, and is no number: "won by 88 votes"."""
    while sentence.is_a(at, Group.ARTICLES):
        at += 1
    return at < len(sentence.words) and not sentence.words[at].is_figure


def _named_by(sentence: Clauses, at: int) -> list[int]:
    """Return who acts in the passive: what follows "by", and who that is said to be."""
    end = min(sentence.clause_of(at).end, at + _FAR)
    by = next((one for one in range(at + 1, end) if sentence.words[one].key == "by"), None)
    if by is None:
        return []
    places, after = _phrase(sentence, by + 1)
    return places + _apposition(sentence, after)


def _apposition(sentence: Clauses, at: int) -> list[int]:
    """Return the words of a clause that begins here and only says who is meant."""
    if at >= len(sentence.words):
        return []
    clause = sentence.clause_of(at)
    words = [sentence.words[one] for one in clause.places]
    if clause.first != at or clause.opener != "," or any(word.is_verb for word in words):
        return []
    return [one for one in clause.places if sentence.words[one].is_content]
