"""The playbook of a story that no other is for: it only lets the reports speak."""

from datetime import date

from columba.commentary.document import HumanReview, Sensitivity, Stance
from columba.commentary.playbook.values import Matching, Playbook, ReviewRecord

BARE = Playbook(
    name="",
    id="",
    version="",
    title="What we know",
    deck="",
    lang="en",
    jurisdictions=(),
    categories=(),
    general_for="any",
    line="",
    stance=Stance.NONE,
    never=(),
    sensitivity=Sensitivity.NORMAL,
    human_review=HumanReview.NONE,
    official_routes_only=False,
    review=ReviewRecord(drafted_with="", signed_by="", reviewed_on=date.min, review_by=date.max),
    matching=Matching(),
    signals=(),
    facts=(),
    targets=(),
    ask="",
    answerable="",
    steps=(),
    letter=None,
    avoid_words=(),
    avoid_claims=(),
    opinion=(),
    action=(),
)
