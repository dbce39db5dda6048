"""What a forecast is asked of: which period, whose deals, as of which day. The whole of a page's address."""
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from werkzeug.exceptions import BadRequest

from core.address_values import row_id
from core.people import is_person
from core.periods import Period, containing, period_of
from core.times import today
from core.workspace import workspace
from models import User

ANYONE = "anyone"


@dataclass(frozen=True)
class Viewpoint:
    """`owner` as core/people.py reads it; `team` an id, "none" or ""; `day` None for now."""

    period: Period
    owner: str = ANYONE
    team: str = ""
    pipeline: int | None = None
    day: date | None = None
    by: str = "person"
    roll_up: str = "cumulative"

    @cached_property
    def today(self):
        """The day it is looked at as of."""
        return self.day or today(workspace())

    def query(self, **changes):
        """What makes the address of a page about this, with some names changed; "" takes one out."""
        named = {"period": self.period.name, "owner": "" if self.owner == ANYONE else self.owner, "team": self.team,
                 "pipeline": str(self.pipeline or ""), "as_of": self.day.isoformat() if self.day else "",
                 "by": "" if self.by == "person" else self.by,
                 "roll_up": "" if self.roll_up == "cumulative" else self.roll_up}
        named |= changes
        return urlencode({name: value for name, value in named.items() if value not in ("", None)}, safe="/,")

    def of_pipeline(self, pipeline):
        return replace(self, pipeline=pipeline)


def viewpoint(args, period=None):
    """As the `args` of a request ask for; this quarter when they name no period. What makes no sense is a 400."""
    now = today(workspace())
    try:
        day = date.fromisoformat(args["as_of"]) if args.get("as_of") else None
        asked = period_of(args["period"]) if args.get("period") else period or containing("quarter", day or now)
        pipeline = row_id(args["pipeline"]) if args.get("pipeline") else None
        owner, team = args.get("owner") or ANYONE, args.get("team", "")
        is_person(User.id)(owner)
        if team not in ("", "none"):
            row_id(team)
    except ValueError as error:
        raise BadRequest(f"not understood: {error}") from None
    by, roll_up = args.get("by") or "person", args.get("roll_up") or "cumulative"
    if by not in ("person", "team") or roll_up not in ("single", "cumulative"):
        raise BadRequest(f"not understood: {by}, {roll_up}")
    return Viewpoint(asked, owner, team, pipeline, day if day and day < now else None, by, roll_up)
