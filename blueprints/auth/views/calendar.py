"""The calendar of one's tasks and visits for other programs: its address, a new one, none; and the calendar itself."""
from flask import abort, current_app, make_response, request, url_for
from flask_login import current_user

from blueprints.auth import bp, calendars
from blueprints.auth.links import address_of_server
from blueprints.auth.views.account import tabs
from core.access import needs, public
from core.granted import principal_for
from core.page import done, page
from core.scope import acting_as
from core.security import refuse_plain_http
from core.words import _, in_language
from models import CalendarFeed, db


@bp.get("/account/calendar")
@needs()
def calendar():
    feed = db.session.get(CalendarFeed, current_user.id)
    key = calendars.signature(feed, current_app.config["SECRET_KEY"]) if feed else ""
    server, without_key = address_of_server(), url_for(".named_calendar")
    return page("auth/calendar.html", feed=feed, key=key, address=server + url_for(
        ".calendar_file", user_id=current_user.id, signature=key) if feed else "", plain=server + without_key,
                tabs=tabs("calendar"))


@bp.post("/account/calendar/new")
@needs()
def new_calendar():
    is_another = calendars.begin(current_user.id)
    db.session.commit()
    told = _("The address is new; the one before shows nothing any more") if is_another else _("The address is made")
    return done(told, url_for(".calendar"))


@bp.post("/account/calendar/end")
@needs()
def end_calendar():
    calendars.end(current_user.id)
    db.session.commit()
    return done(_("Nobody reads your calendar any more"), url_for(".calendar"))


@bp.get("/calendars/<int:user_id>/<string:signature>.ics")
@public
def calendar_file(user_id, signature):
    """Read by calendar programs, which do not sign in: the address is the key, and shows what its owner sees."""
    refuse_plain_http(current_app.config)
    return drawn(calendars.reader_of(user_id, signature, current_app.config["SECRET_KEY"]) or abort(404))


@bp.get("/calendar.ics")
@public
def named_calendar():
    """The same for programs that can sign in: name and key come in a header, and stand in no address and no log."""
    refuse_plain_http(current_app.config)
    given = request.authorization
    name, key = (given.username, given.password) if given and given.type == "basic" else ("", "")
    user = calendars.reader_of(calendars.user_called(name or ""), key or "", current_app.config["SECRET_KEY"])
    if user is None:
        return make_response("", 401, {"WWW-Authenticate": 'Basic realm="Guanxi", charset="UTF-8"'})
    return drawn(user)


def drawn(user):
    with acting_as(principal_for(user)) as principal, in_language(user.language):
        response = make_response(calendars.calendar_of(principal, address_of_server()))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Cache-Control"] = "private, max-age=300"
    response.add_etag()
    return response.make_conditional(request)
