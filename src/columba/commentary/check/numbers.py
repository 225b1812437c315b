"""Every number, month and weekday stands in what the sentence cites; a view has none."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.figures import calendar_words, dates, figures, spell, without_naming
from columba.commentary.inline import plain
from columba.commentary.quotations import unquoted


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    text = unquoted(plain(place.sentence.text))
    if place.sentence.kind is Kind.VIEW:
        for stated in numbers_in_view(text):
            yield place.finding(Rule.NUMBER, stated, "A view states no number and no date.")
        return
    cited = evidence.cited(place.sentence)
    outlets = " ".join(credit.outlet for credit in evidence.draft.reports)  # "News 6 reports"
    days = _days(place, evidence)
    there = figures(f"{cited}\n{outlets}\n{days}")
    known = {figure.value for figure in there} | _count_of_reports(place)
    for figure in figures(text):
        if figure.value not in known and figure.counted not in evidence.draft.vouched:
            yield place.finding(Rule.NUMBER, figure.text, "The number is not in what is cited.")
    yield from _calendar(place, text, cited=f"{cited}\n{days}", evidence=evidence)


def numbers_in_view(text: str) -> list[str]:
    """Return the figures and dates of a view: what is counted in words may stand."""
    found = [figure.text for figure in figures(without_naming(text)) if not figure.is_word]
    return found + dates(text)


def _days(place: Place, evidence: Evidence) -> str:
    """Return when the cited reports were published, as "On 17 August …" may say."""
    texts = (text for text, _ in evidence.cited_texts(place.sentence))
    return " ".join(spell(text.day) for text in texts if text.day)


def _count_of_reports(place: Place) -> set[str]:
    """Return what "in the three reports" may count."""
    whole = [cite for cite in place.sentence.cites if "p" not in cite and "." not in cite]
    return {str(len(whole))} if whole else set()


def _calendar(place: Place, text: str, *, cited: str, evidence: Evidence) -> Iterator[Finding]:
    spoken = cited if place.sentence.kind is Kind.BACKGROUND else f"{evidence.everything}\n{cited}"
    for word in calendar_words(text):
        if word not in spoken:
            yield place.finding(Rule.NUMBER, word, "The day or month is not in what is cited.")
