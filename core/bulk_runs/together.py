"""Many records changed in one flush; and each by itself when one of them is refused, so that the others go through."""
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from core.bulk_runs.runs import not_yours
from core.database import is_race
from core.page import Refused
from core.scope import OutOfScope
from core.words import _
from models import db


@dataclass(frozen=True)
class Reason:
    """Why a record was left as it is."""

    text: str


def carried_out(pairs, deed):
    """{record id: what `deed(record, item)` returned, or the Reason why it did nothing} for each (item, record)."""
    try:
        with db.session.begin_nested():
            done = {record.id: deed(record, item) for item, record in pairs}
            db.session.flush()
            return done
    except (Refused, OutOfScope, IntegrityError):
        return {record.id: _alone(record, item, deed) for item, record in pairs}


def _alone(record, item, deed):
    try:
        with db.session.begin_nested():
            done = deed(record, item)
            db.session.flush()
            return done
    except Refused as refused:
        return Reason(refused.message)
    except OutOfScope:
        return Reason(not_yours())
    except IntegrityError as error:
        if not is_race(error):
            raise
        return Reason(_("Somebody else took the same number or name at this moment"))
