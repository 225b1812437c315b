"""What becomes of a signature that came in: pure rules, no rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# A couple may share an address; a third name at it is somebody else's.
MOST_NAMES = 2
MOST_LETTERS_UNCONFIRMED = 5
MOST_LETTERS_A_DAY = 10


class Verdict(StrEnum):
    """What is done with what came in, and which letter its sender gets."""

    ADMIT = "admit"  # a new signature: please confirm it
    CONFIRM_AGAIN = "confirm again"  # it waits to be confirmed already
    SIGNED_ALREADY = "signed already"
    TOO_MANY_NAMES = "too many names"
    TOO_LATE = "too late"  # the petition ended before anybody looked; there is nothing to write


@dataclass(frozen=True, kw_only=True)
class Known:
    """A signature under the same petition with the same mailbox."""

    signature: int
    name_key: str
    is_confirmed: bool = False
    letter_count: int = 0  # how many letters it gave rise to


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """The verdict, with the signature that was there before where there is one."""

    verdict: Verdict
    earlier: Known | None = None


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """How many came within an hour from one place, this one included."""

    from_address: int
    from_range: int


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many may come within an hour from one place before they are suspect."""

    per_address: int
    per_range: int


def rule(name_key: str, known: Sequence[Known], *, is_over: bool = False) -> Ruling:
    """Say what becomes of a signature, given those of the same mailbox under the petition."""
    if is_over:
        return Ruling(verdict=Verdict.TOO_LATE)
    for one in known:
        if one.name_key == name_key:
            verdict = Verdict.SIGNED_ALREADY if one.is_confirmed else Verdict.CONFIRM_AGAIN
            return Ruling(verdict=verdict, earlier=one)
    if len(known) >= MOST_NAMES:
        return Ruling(verdict=Verdict.TOO_MANY_NAMES)
    return Ruling(verdict=Verdict.ADMIT)


def is_suspect(crowd: Crowd, limits: Limits) -> bool:
    """Tell whether more come from one place than people sign."""
    return crowd.from_address > limits.per_address or crowd.from_range > limits.per_range


def may_write(*, unconfirmed: int, to_mailbox_today: int) -> bool:
    """Tell whether one more letter may go out.

    `unconfirmed` is how many went to a signature that nobody confirmed. Nobody's mailbox is filled
    by strangers who type in its address.
    """
    return unconfirmed < MOST_LETTERS_UNCONFIRMED and to_mailbox_today <= MOST_LETTERS_A_DAY
