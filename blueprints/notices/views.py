"""The page of notices, the bell, and the marks that something was read."""
from itertools import groupby

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.notices import actions, bp, queries
from blueprints.notices.sentences import ICONS, day_name, path, sentence
from core.access import needs
from core.address_values import instant
from core.page import done, page
from core.words import _
from models import Notice, db, now


@bp.get("")
@needs()
def notices():
    listing = queries.NOTICES.open(request.args, request.path)
    texts = queries.texts_of({row.facts["entry"] for row in listing.rows if row.facts.get("entry")})
    days = [(day, list(rows)) for day, rows in groupby(listing.rows, key=lambda row: day_name(row.at))]
    return page("notices/notices.html", listing=listing, days=days, texts=texts, sentence=sentence, path=path,
                icons=ICONS, tabs=tabs(listing), opened_at=now().isoformat())


def tabs(listing):
    named = {"": _("All"), "unread": _("Unread")}
    return [{"label": label, "url": listing.url(only=name), "active": listing.filters["only"] == name}
            for name, label in named.items()]


@bp.get("/bell")
@needs()
def bell():
    """Asked each minute by every open page: answers only when there is another number than the one `shown`."""
    if request.args.get("shown", type=int) == current_user.unread:
        return "", 204
    return page("notices/bell.html")


@bp.post("/<int:notice_id>/open")
@needs()
def open_notice(notice_id):
    """Mark one read and lead to what it is about."""
    row = db.session.execute(queries.notice(notice_id)).one_or_none() or abort(404)
    actions.read([db.session.get(Notice, notice_id)])
    db.session.commit()
    return done("", path(row) or url_for(".notices"))


@bp.post("/read")
@needs()
def read_all():
    """Mark all read that were there when the page was opened."""
    try:
        until = instant(request.form.get("until", ""))
    except ValueError:
        until = now()
    actions.read(db.session.scalars(queries.unread_of(current_user.id, until=until)))
    db.session.commit()
    return done(_("All notices are read"), url_for(".notices"))
