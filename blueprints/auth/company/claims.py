"""What a company's own sign-in says of somebody, and how it fails."""
from dataclasses import dataclass

from core.page import Refused


@dataclass(frozen=True)
class Claims:
    """Somebody proved who they are to `issuer`, which calls them `subject` and never calls anybody else so."""

    source: str  # one of SOURCES
    issuer: str
    subject: str
    name: str
    email: str
    is_verified: bool  # does the issuer vouch for the e-mail?
    groups: tuple = ()
    has_factor: bool = False  # did they show a second factor there, of a kind we were told to trust?
    session: str | None = None  # what the issuer calls this sign-in of theirs


class TurnedAway(Refused):
    """Who they are is not proved, or has no account here. The message is for the person."""


class OutOfReach(TurnedAway):
    """The company's sign-in does not answer, or not as it must. `reason` is for administrators, without secrets."""

    def __init__(self, message, reason):
        super().__init__(message)
        self.reason = reason
