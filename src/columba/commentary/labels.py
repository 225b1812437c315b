"""What a page says of itself, in plain words: how it was made, and who answers for it."""

from datetime import date

from columba.commentary.document import COMPOSER, Draft, Sensitivity
from columba.commentary.figures import spell
from columba.commentary.rendered import Labels


def labels(draft: Draft, *, reviewed_by: str, reviewed_on: date | None) -> Labels:
    return Labels(
        made=_made(draft),
        signed=_signed(draft),
        sensitivity="Sensitive topic." if draft.sensitivity is Sensitivity.HIGH else "",
        reviewed=_reviewed(reviewed_by, reviewed_on),
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


def _signed(draft: Draft) -> str:
    if not draft.playbook:
        return ""
    with_model = "model" in draft.drafted_with.casefold()
    drafted = f"drafted with a {draft.drafted_with}" if with_model else draft.drafted_with
    if draft.signed_by:
        return f"The playbook was {drafted}; {draft.signed_by} has signed it and answers for it."
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
