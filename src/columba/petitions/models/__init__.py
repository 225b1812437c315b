"""Petitions with every wording they had, who signed, and how many they are."""

from columba.petitions.models.count import PetitionCount
from columba.petitions.models.petition import (
    LONGEST_ASK,
    LONGEST_TITLE,
    FrozenTextError,
    Petition,
    PetitionText,
    State,
    Transition,
    WrongStateError,
)
from columba.petitions.models.signature import (
    CommentState,
    ConsentWording,
    LinkRequest,
    Signature,
    SignatureState,
)

__all__ = [
    "LONGEST_ASK",
    "LONGEST_TITLE",
    "CommentState",
    "ConsentWording",
    "FrozenTextError",
    "LinkRequest",
    "Petition",
    "PetitionCount",
    "PetitionText",
    "Signature",
    "SignatureState",
    "State",
    "Transition",
    "WrongStateError",
]
