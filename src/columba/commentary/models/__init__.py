"""Playbooks, commentary with its revisions, decisions about it, and what a model cost."""

from columba.commentary.models.commentary import Commentary, Revision, State, WrongStateError
from columba.commentary.models.ledger import Generation, ModelCall, ModelEndpoint, Outcome
from columba.commentary.models.playbooks import Playbook
from columba.commentary.models.reports import Closing, ErrorReport
from columba.commentary.models.review import Decision, Notice, NoticeKind, Verdict

__all__ = [
    "Closing",
    "Commentary",
    "Decision",
    "ErrorReport",
    "Generation",
    "ModelCall",
    "ModelEndpoint",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Playbook",
    "Revision",
    "State",
    "Verdict",
    "WrongStateError",
]
