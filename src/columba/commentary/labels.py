"""What a page says of itself, in plain words: how it was made, and who answers for it."""

from dataclasses import dataclass
from datetime import date

from columba.commentary.document import COMPOSER, Draft, Sensitivity
from columba.commentary.figures import spell
from columba.commentary.issue import Issue
from columba.commentary.rendered import Labels


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Who or what wrote a page: the composer or a model, and the playbook it was written from."""

    written_by: str
    drafted_with: str
    signed_by: str


def labels(
    draft: Draft, *, reviewed_by: str, reviewed_on: date | None, is_edited: bool = False
) -> Labels:
    """Return what the page of a draft says of itself."""
    origin = Origin(
        written_by=draft.written_by, drafted_with=draft.drafted_with, signed_by=draft.signed_by
    )
    return Labels(
        tag=tag(origin, reviewed_by=reviewed_by, is_edited=is_edited),
        made=f"{_made(draft)} A person has edited it." if is_edited else _made(draft),
        signed=_signed(draft.drafted_with, draft.signed_by) if draft.playbook else "",
        sensitivity="Sensitive topic." if draft.sensitivity is Sensitivity.HIGH else "",
        reviewed=_reviewed(reviewed_by, reviewed_on),
    )


def issue_labels(issue: Issue) -> Labels:
    """Return what the standing page of an issue says of itself; it is read when it is signed."""
    origin = Origin(written_by=COMPOSER, drafted_with=issue.drafted_with, signed_by=issue.signed_by)
    return Labels(
        tag=tag(origin, reviewed_by=issue.signed_by),
        made=(
            f"Put together by software from the playbook “{issue.title}” (version {issue.version}, "
            f"dated {spell(issue.reviewed_on)}). It rests on no report, and no language model ran "
            "for it."
        ),
        signed=_signed(issue.drafted_with, issue.signed_by),
        sensitivity="",
        reviewed=(
            f"The playbook is to be read through again by {spell(issue.review_by)}; after that day "
            "no new page is made from it until somebody has."
        ),
    )


def tag(origin: Origin, *, reviewed_by: str, is_edited: bool = False) -> tuple[str, ...]:
    """Return the label that stands beside a heading, after the word "Commentary", in parts."""
    edited = ("edited by a person",) if is_edited else ()
    read = f"reviewed by {reviewed_by}" if reviewed_by else "not reviewed by a person"
    return (_how(origin), *edited, read)


def is_by_model(origin: Origin) -> bool:
    """Tell whether a model wrote the page, or sentences that nobody has answered for yet."""
    return origin.written_by != COMPOSER or (
        _is_model(origin.drafted_with) and not origin.signed_by
    )


def source_check(draft: Draft) -> str:
    """Return how many reports there are, of how many owners, and which outlets carry copies."""
    outlets = [credit.outlet for credit in draft.reports]
    copies = sorted({outlet for credit in draft.reports for outlet in credit.copies})
    check = f"{_reports(len(outlets)).capitalize()}: {_listed(outlets)}."
    if len(outlets) > 1:
        owners = len(draft.owners)
        check += f" Independent owners: {owners}."
    elif outlets:
        check += " No second outlet has been read for this story yet."
    if copies:
        check += f" The same text stands at {_listed(copies)}; a copy adds no weight."
    return check


def _made(draft: Draft) -> str:
    many = len(draft.reports)
    reports = f"{'report' if many == 1 else f'{many} reports'} listed under the source check"
    playbook = ""
    if draft.playbook:
        dated = f", dated {spell(draft.reviewed_on)}" if draft.reviewed_on else ""
        playbook = f"the playbook “{draft.title}” (version {draft.playbook_version}{dated}) and "
    if draft.written_by == COMPOSER:
        return (
            f"Put together by software from {playbook}the {reports}. "
            "No language model ran for this page."
        )
    return f"Written by the language model {draft.written_by} from {playbook}the {reports}."


def _how(origin: Origin) -> str:
    if origin.written_by != COMPOSER:
        return f"written by the language model {origin.written_by}"
    if is_by_model(origin):
        return "put together by software from a playbook that a language model drafted"
    return "put together by software, without a language model"


def _signed(drafted_with: str, signed_by: str) -> str:
    is_model = _is_model(drafted_with)
    drafted = f"drafted with a {drafted_with}" if is_model else f"written {drafted_with}"
    if signed_by:
        return f"The playbook was {drafted}; {signed_by} has signed it and answers for it."
    return f"The playbook was {drafted}, and no person has signed it yet."


def _reviewed(by: str, on: date | None) -> str:
    if not by:
        return "No person has reviewed this page yet."
    return f"Reviewed by {by} on {spell(on)}." if on else f"Reviewed by {by}."


def _reports(count: int) -> str:
    return "one report" if count == 1 else f"{count} reports"


def _listed(names: list[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _is_model(drafted_with: str) -> bool:
    return "model" in drafted_with.casefold()
