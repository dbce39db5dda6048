"""Who is signed in on this request: one column statement, and the reach of their roles kept until it changes.

The cookie holds a random token; the table only its hash. Deleting the row signs the device out at once. What their
roles add up to is kept in core/granted.py.
"""
import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app, g, redirect, request, url_for
from flask_login import LoginManager
from werkzeug.exceptions import Forbidden, Unauthorized

from core import seeing, seen_pages, sign_in_log, tokens
from core.access import PUBLIC, needed_right, passes
from core.cookies import add_sent_cookies, read_cookie, send_cookie
from core.csrf import SAFE
from core.database import if_reachable, writing
from core.directory import VERSION
from core.granted import grants_of, grants_of_token
from core.page import is_htmx
from core.principal import NOBODY, Principal
from core.security import refuse_plain_http
from core.workspace import COLUMNS, Home
from models import Notice, Sight, SignIn, User, Workspace, db, now

# The same for everybody: no look at who asks.
WITHOUT_PERSON = ("static", "home.livez", "home.readyz", "health.metrics")
SEEN_EVERY = timedelta(minutes=15)
UNREAD_UP_TO = 99  # more are "99+"
UNREAD = sa.select(sa.func.count()).select_from(
    sa.select(Notice.id).where(Notice.user_id == User.id, Notice.read_at.is_(None)).limit(UNREAD_UP_TO + 1)
    .correlate(User).subquery()).scalar_subquery()

PERSON = sa.select(
    UNREAD, VERSION, SignIn.id, SignIn.seen_at, SignIn.confirmed_at, SignIn.has_factor, User.id, User.name, User.email,
    User.language, User.time_zone, User.theme, User.access_version, SignIn.sight_id, *COLUMNS,
).join(User, User.id == SignIn.user_id).join(Workspace, sa.true()).where(
    SignIn.token_hash == sa.bindparam("token_hash"), SignIn.expires_at > sa.bindparam("at"), User.is_active,
)
SEEN = sa.select(User.id, User.name, User.email, User.access_version, UNREAD.label("unread")).join(
    Sight, Sight.as_id == User.id).where(
    Sight.id == sa.bindparam("sight_id"), Sight.ended_at.is_(None), Sight.expires_at > sa.bindparam("at"),
    User.is_active)


def token_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def start(user, way, *, shown=None, has_factor=False, session=None):
    """Sign `user` in on this device, whoever was signed in on it before; the caller commits.

    They came by `way` (one of SIGN_IN_WAYS), and have `shown` at last what that asked for besides. `has_factor`: a
    second factor that is none of this account's codes. `session`: what the issuer calls theirs.
    """
    end_one(g.principal.sign_in_id)
    token = new_token(secrets.token_urlsafe(16))
    address, device = sign_in_log.here()
    db.session.add(SignIn(token_hash=token_hash(token), user_id=user.id, expires_at=expiry(now()),
                          device=device, address=address, way=way, has_factor=has_factor, company_session=session))
    sign_in_log.note("in", user.id, shown or way)
    user.last_seen_at = now()
    send_token(token)


def new_token(seal):
    """What a device shows: a secret of this moment, and what seals the forms of this sign-in (core/csrf.py)."""
    return f"{secrets.token_urlsafe(32)}.{seal}"


def send_token(token):
    send_cookie("sign_in", token, current_app.config["SIGN_IN_DAYS"] * 86400)


def renew(sign_in):
    """Another token for a sign-in that was proved again, at once of no use is the one before; the caller commits."""
    token = new_token(read_cookie("sign_in").rpartition(".")[2])
    sign_in.token_hash = token_hash(token)
    send_token(token)


def expiry(began):
    """When a sign-in of `began` ends if nothing more is asked: idle too long, or too long ago however busy."""
    hours, days = (current_app.config[name] for name in ("SIGN_IN_IDLE_HOURS", "SIGN_IN_DAYS"))
    return min(now() + timedelta(hours=hours), began + timedelta(days=days))


def end_one(sign_in_id, outcome="ended"):
    """Sign one device out; the caller commits. `outcome` "out": by whoever sits there."""
    sign_in = db.session.get(SignIn, sign_in_id) if sign_in_id else None
    if sign_in is not None:
        end(sign_in, outcome)


def end_all(user, *, but=None):
    """Sign `user` out everywhere (except here, the sign-in `but`, which gets a new token); the caller commits."""
    for sign_in in db.session.scalars(sa.select(SignIn).where(SignIn.user_id == user.id)):
        if sign_in.id == but:
            renew(sign_in)
        else:
            end(sign_in)


def end(sign_in, outcome="ended"):
    sign_in_log.note_end(sign_in, outcome)
    if sign_in.sight is not None:
        seeing.end(sign_in.sight)
    db.session.delete(sign_in)


def load():
    """Before each request: find the principal, then check the view's right and open the session in its mode."""
    db.session.info["mode"] = "read"
    db.session.info.pop("mode_after_commit", None)
    db.session.info["principal"] = g.principal = g._login_user = _principal()  # or Flask-Login would digest the browser
    seeing.refuse(g.principal)
    _check_right(g.principal)
    if request.method not in SAFE:  # what is only read goes on in the transaction that found the person
        db.session.commit()
        db.session.info.update(mode="write", mode_after_commit="read")
    return _ask_for_factor(g.principal.seer or g.principal)


def _principal():
    if request.blueprint == tokens.API:  # a cookie opens nothing there, so no other site can misuse one
        return _program()
    token = read_cookie("sign_in")
    if token is None or request.endpoint in WITHOUT_PERSON:
        return NOBODY
    row = db.session.execute(PERSON, {"token_hash": token_hash(token), "at": now()}).one_or_none()
    if row is None:
        if not is_htmx():  # what a page asks for by itself may come late, after the sign-in got its new token
            send_cookie("sign_in", None)
        return NOBODY
    unread, g.directory_version, sign_in_id, g.seen_at, g.confirmed_at, has_factor, user_id, name, email, *row = row
    language, time_zone, theme, access_version, sight_id, *home = row
    g.workspace = Home(*home)
    own = Principal(id=user_id, name=name, email=email, language=language, time_zone=time_zone, theme=theme,
                    unread=unread, sign_in_id=sign_in_id, has_factor=has_factor,
                    grants=grants_of(user_id, access_version))
    return own if sight_id is None else _seen_through(sight_id, own)


def _seen_through(sight_id, own):
    """Whoever is looked as, in the looker's own language and time zone; the looker once that is over."""
    row = db.session.execute(SEEN, {"sight_id": sight_id, "at": now()}).one_or_none()
    if row is None:
        return own
    grants = grants_of(row.id, row.access_version)
    if not seeing.may_look(own, grants):
        return own
    g.sight_id = sight_id
    return replace(own, id=row.id, name=row.name, email=row.email, unread=row.unread, grants=grants, seer=own)


def _program():
    """Whoever gave the program its token, no further than the token reaches."""
    row = tokens.found()
    if row is None:
        return NOBODY
    g.token, g.directory_version, g.workspace = row.token, row.directory_version, Home(*row.home)
    grants = grants_of_token(row.user_id, row.access_version, row.token.grants)
    return Principal(id=row.user_id, name=row.name, email=row.email, language=row.language, time_zone=row.time_zone,
                     has_factor=row.has_factor, grants=grants)


def _check_right(principal):
    right = needed_right()
    if right in (None, PUBLIC):
        return
    refuse_plain_http(current_app.config)
    may = passes(principal, right)
    if not may:
        raise Unauthorized if may is None else Forbidden


def _ask_for_factor(principal):
    """Who must set a second factor up is led there from wherever they go, but for their own account."""
    if principal.lacks_factor and request.blueprint not in ("auth", None):
        if request.blueprint == tokens.API:
            raise Forbidden
        return redirect(url_for("auth.second_factor"), 303)
    return None


def ask_to_sign_in():
    """The answer to a stranger: the sign-in page, which leads back; None where an error page must say it instead."""
    if request.method not in SAFE or is_htmx():
        return None
    wanted = request.full_path.rstrip("?")
    return redirect(url_for("auth.sign_in", next=None if wanted == "/" else wanted), 303)


def note_seen(response):
    """Keep "last seen" roughly true, off the path of the answer's own transaction."""
    seen_at = g.get("seen_at")
    if seen_at and now() - seen_at > SEEN_EVERY and response.status_code < 500:
        with if_reachable("when somebody was last seen"), writing():
            locked = {"with_for_update": True, "populate_existing": True}  # other tabs of the same person come here too
            user = db.session.get(User, (g.principal.seer or g.principal).id, **locked)
            sign_in = db.session.get(SignIn, g.principal.sign_in_id, **locked)
            if sign_in is not None:
                sign_in.seen_at = user.last_seen_at = now()
                sign_in.expires_at = expiry(sign_in.created_at)
                db.session.commit()
    return response


def init_sign_ins(app):
    login = LoginManager(app)
    login.session_protection = None
    login.anonymous_user = lambda: NOBODY
    login.request_loader(lambda _request: g.get("principal", NOBODY))
    app.before_request(load)
    app.after_request(add_sent_cookies)
    app.after_request(note_seen)
    app.after_request(seeing.note_visited)
    app.after_request(seen_pages.show)
    app.after_request(tokens.note_used)
