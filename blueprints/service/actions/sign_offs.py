"""Somebody signs for the work; whoever manages service can void it, with a reason. Nobody changes it."""
import io

from blueprints.records.actions.files import hang_files, store
from blueprints.service.actions.after_sales import refuse_others
from blueprints.service.queries import after_sales as queries
from core import timeline
from core.page import Refused
from core.words import _
from models import SignOff, db, now


def keep_drawing(png):
    """The drawn signature in the file store: (name, sha, size), or None. Before the ticket is written."""
    stored, _empty = store([(_("Signature") + ".png", io.BytesIO(png))]) if png else ([], [])
    return stored[0] if stored else None


def sign(ticket, name, work, drawing=None, *, by, at=None):
    """`by` is whose device it is signed on. Refused: while somebody's signature stands."""
    refuse_others(ticket)
    held = queries.standing(ticket)
    if held is not None:
        raise Refused(_("%(name)s signed for this already", name=held.name))
    made = SignOff(record_id=ticket.id, name=name, work=work, sha=drawing and drawing[1], by_id=by.id, at=at or now(),
                   voided_because="")
    db.session.add(made)
    if drawing:
        hang_files(ticket, [drawing], by=by)
    timeline.note(ticket, "signed-off", by=by, name=name)
    ticket.changed_at = now()
    db.session.flush()
    return made


def void(ticket, sign_off, reason, *, by):
    if sign_off.voided_at is not None:
        raise Refused(_("This signature is voided already"))
    sign_off.voided_at, sign_off.voided_by_id, sign_off.voided_because = now(), by.id, reason
    timeline.note(ticket, "sign-off-voided", by=by, name=sign_off.name, reason=reason)
    ticket.changed_at = now()
