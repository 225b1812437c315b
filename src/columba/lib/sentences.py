"""Where sentences end: not after "Mr.", "the U.S. Senate", "J. P. Ortiz" or "Jan. 6"."""

import re

# Never the end of a sentence where a capital or a figure follows.
_TITLES = frozenset(
    """mr mrs ms mx dr prof gov sen rep reps sens gen lt col maj sgt capt cmdr adm rev hon fr st mt
    ft pres supt atty det insp messrs mme mlle vs cf gens cols drs profs revs""".split()
)
# Never the end where a figure follows.
_BEFORE_FIGURES = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp art sec fig vol ch rt rte hwy
    ext approx est c ca""".split()
)
# An end only where the next word is one that seldom begins a name.
_MAYBE = frozenset(
    """inc corp co ltd llc jr sr bros assn dept univ ave blvd rd hwy etc al esq phd md
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
    okla ore pa penn tenn tex va vt wash wis wyo ont que jan feb mar apr jun jul aug sep sept oct
    nov dec no""".split()
)
_STARTERS = frozenset(
    """a after all also although an and as asked at because before both but by during each even
    every few for from had he her here his how however i if in instead it its last later many
    meanwhile more most my no none not now officials on once one only or other others our over
    people police residents several she since so some such that the their then there these they
    this those three though to today two under until we what when where which while who why with
    yet you""".split()
)
_AFTER_THE_HOUR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday est edt cst cdt mst mdt pst pdt et
    ct mt pt utc gmt bst cet eastern central mountain pacific""".split()
)
_CUES = r"(?:said|says|asked|asks|added|wrote|writes|told|replied|recalled|shouted|cried)"

_STOP = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s+(?P<next>[\"'“‘«(\[]*[^\W_]\S*))|[。！？]+[」』”]?"
)
_ATTRIBUTION = re.compile(rf"\s+(?:[A-Z][\w.'’-]*\s+){{1,3}}{_CUES}\b")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«–—/]*$")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_LONGEST_WHOLE_QUOTE = 300


def sentences(text: str) -> list[str]:
    """Return the sentences in order; together they hold every word of the text.

    A line break always ends a sentence. A quotation of several short sentences stays whole.
    """
    found: list[str] = []
    for line in text.splitlines():
        start = 0
        for end in _ends(line):
            found.append(line[start:end].strip())
            start = end
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str) -> list[int]:
    whole = [match.span() for match in _QUOTED.finditer(line) if _is_kept_whole(match.group())]
    ends = []
    for match in _STOP.finditer(line):
        inside = any(start < match.start() and match.end() < end for start, end in whole)
        if not inside and _is_end(line, match):
            ends.append(match.end())
    return ends


def _is_kept_whole(quotation: str) -> bool:
    return len(quotation) <= _LONGEST_WHOLE_QUOTE


def _is_end(line: str, match: re.Match[str]) -> bool:
    if not (following := match["next"]):
        return True
    first = following.lstrip("\"'“‘«([")
    if first[0].islower():
        return False
    if match["close"] and match["stop"] != "." and _ATTRIBUTION.match(line, match.end()):
        return False
    if match["stop"] != "." or match["close"]:
        return True
    before = _WORD_BEFORE.search(line[: match.start()])
    return _ends_after(before.group() if before else "", first)


def _ends_after(before: str, following: str) -> bool:
    """Tell whether the full stop after the word `before` ends a sentence if `following` follows."""
    word, after = before.lower(), re.sub(r"\W", "", following).lower()
    if word in {"a.m", "p.m"}:
        return after not in _AFTER_THE_HOUR
    if word in _TITLES or (word in _BEFORE_FIGURES and following[0].isdigit()):
        return False
    if _is_initial(before) or word in _MAYBE or "." in word.strip("."):
        return after in _STARTERS
    return True


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"
