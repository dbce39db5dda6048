"""Whether those who are asked answer, and how soon. Silence never shortens the time."""
from dataclasses import dataclass
from datetime import datetime
from statistics import mean, median


@dataclass(frozen=True)
class Asked:
    sent_at: datetime
    due_at: datetime
    answered_at: datetime | None = None
    declined_at: datetime | None = None

    @property
    def replied_at(self):
        return self.answered_at or self.declined_at


@dataclass(frozen=True)
class Responses:
    """Percent of those asked, and hours from asking to answer over those answered; None of none."""

    n: int
    replied: float | None
    answered: float | None
    in_time: float | None
    median_hours: float | None
    mean_hours: float | None


def responses(asked):
    """A decline is a reply, and in time when it came before the due time."""
    asked = list(asked)
    hours = [(one.answered_at - one.sent_at).total_seconds() / 3600 for one in asked if one.answered_at]
    in_time = [one for one in asked if one.replied_at and one.replied_at <= one.due_at]
    return Responses(len(asked), _percent(sum(one.replied_at is not None for one in asked), len(asked)),
                     _percent(len(hours), len(asked)), _percent(len(in_time), len(asked)),
                     median(hours) if hours else None, mean(hours) if hours else None)


def _percent(part, whole):
    return 100 * part / whole if whole else None
