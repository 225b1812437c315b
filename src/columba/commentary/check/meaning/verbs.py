"""Which words of a sentence are verbs, as far as its small words and endings tell."""

from columba.commentary.check.meaning.clauses import Clauses
from columba.commentary.check.meaning.lexicon import Group

BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "get", "got"})
PERSONAL = frozenset({"he", "she", "it", "they"})
_JOINING = frozenset({"and", "but", "or"})
RELATIVE = frozenset({"who", "which", "that", "whom"})


def mark_verbs(sentence: Clauses) -> Clauses:
    """Mark the verbs, and return the sentence."""
    for at, word in enumerate(sentence.words):
        word.is_verb = _is_verb(sentence, at)
    return sentence


def auxiliary(sentence: Clauses, at: int) -> str:
    """Return the auxiliary that a verb leans on, past adverbs and denials; else nothing."""
    before = leans_on(sentence, at)
    return sentence.words[before].folded if sentence.is_a(before, Group.AUXILIARIES) else ""


def leans_on(sentence: Clauses, at: int) -> int:
    """Return where the word stands that a verb leans on; -1 where the clause begins with it."""
    first, before = sentence.clause_of(at).first, at - 1
    while before >= first and (
        sentence.is_a(before, Group.ADVERBS, Group.NEGATORS)
        or sentence.words[before].folded.endswith("ly")
    ):
        before -= 1
    return before if before >= first else -1


def _is_verb(sentence: Clauses, at: int) -> bool:
    word = sentence.words[at]
    if not word.is_content or word.is_figure or word.is_noun or (word.is_name and at):
        return False
    form = word.folded.split()[0]
    if form.endswith("ing"):
        return auxiliary(sentence, at) in BE
    is_past = form != word.key and (form.endswith("ed") or form in sentence.lexicon.roots)
    is_tied = bool(auxiliary(sentence, at)) or (at > 0 and sentence.words[at - 1].key == "to")
    return is_past or is_tied or _stands_between(sentence, at)


def _stands_between(sentence: Clauses, at: int) -> bool:
    """Tell whether the word joins two things as only a verb does: "the firm outbid the bank"."""
    words, clause = sentence.words, sentence.clause_of(at)
    if at == 0 or at + 1 >= clause.end:
        return False
    before, form = words[at - 1], words[at].folded
    goes_on = clause.opener == "," if at == clause.first else before.key in _JOINING
    if goes_on or at == clause.first:  # "the road, which is new, takes more room"
        return goes_on and form.endswith("s") and _takes(sentence, at + 1)
    if words[leans_on(sentence, at)].folded in PERSONAL | RELATIVE:
        is_preposition = sentence.is_a(at + 1, Group.PREPOSITIONS)
        return words[at + 1].is_name or _takes(sentence, at + 1) or is_preposition
    if not before.is_content or before.is_figure:
        return False
    if sentence.is_a(at + 1, Group.ARTICLES, Group.PRONOUNS):
        return True
    is_no_title = form in sentence.lexicon.roots or form.endswith("s")  # not "coach Ann Lee"
    return is_no_title and before.is_name and _follows_name(sentence, at + 1)


def _follows_name(sentence: Clauses, at: int) -> bool:
    """Tell whether it is what a verb behind a name takes: "Ohio beat Kent", "set no limit"."""
    word = sentence.words[at]
    is_small = sentence.is_a(at, Group.DETERMINERS, Group.PREPOSITIONS)
    return word.is_name or word.is_figure or bool(word.sides) or is_small


def _takes(sentence: Clauses, at: int) -> bool:
    """Tell whether something begins here that a verb before it could have for an object."""
    return bool(sentence.words[at].sides) or sentence.is_a(at, Group.ARTICLES, Group.PRONOUNS)
