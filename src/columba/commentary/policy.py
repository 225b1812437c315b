"""Whether a draft may be published as it is, or waits for a person, and why."""

from collections import Counter
from collections.abc import Sequence

from columba.commentary.document import Draft, Finding, HumanReview, Sensitivity
from columba.lib.publication import Review

LEAST_OWNERS = 2


def reasons_to_hold(
    draft: Draft, findings: Sequence[Finding], *, review: Review, is_known: bool
) -> list[str]:
    """Return why readers may not see the draft yet; nothing where they may.

    The checker's findings hold a page under every policy. `is_known` says that a person has
    approved a page of this playbook before.
    """
    reasons = _of_findings(findings)
    if review is Review.NONE:
        return reasons
    if review is Review.ALL:
        reasons.append("This publication has a person approve every page.")
    return reasons + _of_sensitivity(draft, is_known=is_known) + _of_quality(draft)


def _of_findings(findings: Sequence[Finding]) -> list[str]:
    counts = Counter(finding.rule for finding in findings)
    return [f"The checker found {rule} faults: {count}." for rule, count in sorted(counts.items())]


def _of_sensitivity(draft: Draft, *, is_known: bool) -> list[str]:
    reasons = []
    if draft.human_review is HumanReview.ALWAYS:
        reasons.append("Its playbook has a person read every page.")
    if draft.human_review is HumanReview.FIRST and not is_known:
        reasons.append("Its playbook has a person read the first page.")
    if draft.sensitivity is Sensitivity.HIGH:
        reasons.append("The topic is sensitive.")
        if len(draft.owners) < LEAST_OWNERS:
            reasons.append("The topic is sensitive and only one independent owner reports it.")
    return reasons


def _of_quality(draft: Draft) -> list[str]:
    reasons = []
    if not draft.opinion and not draft.what_we_know:
        reasons.append("Nothing of the reports could be repeated.")
    if draft.playbook and not (draft.action and draft.steps):
        reasons.append("There is nothing on it to do.")
    return reasons
