"""The queue, live; take next."""
from flask import request, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions.taking import take_next
from blueprints.service.choices import REASONS, Choices, folders_of
from blueprints.service.labels import KINDS, PRIORITIES, PRIORITY_TONES, STATES, TONES, tickets_counted
from blueprints.service.queries.queue import QUEUE, pulse
from core.access import needs
from core.due import due_formatter
from core.page import done, is_unchanged, page, unchanged
from core.words import _, language
from models import db, now


@bp.get("/queue")
@needs("service.read")
def queue():
    tag = pulse()
    if is_unchanged(tag):
        return unchanged()
    listing = QUEUE.open(request.args, request.path)
    answer = page("service/queue.html", listing=listing, folders=folders_of(listing), choices=Choices(), states=STATES,
                  tones=TONES, kinds=KINDS, priorities=PRIORITIES, priority_tones=PRIORITY_TONES, tag=tag, now=now(),
                  due=due_formatter(language()), counted=tickets_counted(listing.total),
                  here=request.full_path.rstrip("?"))
    answer.headers["HX-PTag"] = tag
    return answer


@bp.post("/queue/next")
@needs("service.write")
def take_next_ticket():
    taken = take_next(by=current_user)
    db.session.commit()
    if taken is None:
        return done(_("Nothing is left to take: every open ticket is somebody's, or waits"), url_for(".queue"))
    message = _("%(ticket)s is yours: %(reason)s", ticket=taken.ticket.number, reason=REASONS[taken.why])
    return done(message, url_for(".ticket", ticket_id=taken.ticket.id))
