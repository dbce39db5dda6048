"""Who is signed in on this request: one column statement, and the reach of their roles kept until it changes.

The cookie holds a random token; the table only its hash. Deleting the row signs the device out at once. Grants are
kept per (user, access_version): a change of role or team raises the version, so revoking is instant everywhere.
"""
import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app, g, redirect, request, url_for
from flask_login import LoginManager
from werkzeug.exceptions import Forbidden, Unauthorized

from core import tokens
from core.access import PUBLIC, SIGNED_IN, needed_right
from core.cookies import add_sent_cookies, read_cookie, send_cookie
from core.csrf import SAFE
from core.database import if_reachable, writing
from core.directory import VERSION
from core.page import is_htmx
from core.principal import NOBODY, Grants, Principal
from core.security import refuse_plain_http
from core.workspace import COLUMNS, Home
from models import Membership, Notice, Role, SignIn, User, Workspace, db, now, user_roles

# The same for everybody: no look at who asks.
WITHOUT_PERSON = ("static", "home.livez", "home.readyz", "health.metrics")
SEEN_EVERY = timedelta(minutes=15)
_grants = {}  # (user id, access version) -> Grants

UNREAD_UP_TO = 99  # more are "99+"
UNREAD = sa.select(sa.func.count()).select_from(
    sa.select(Notice.id).where(Notice.user_id == User.id, Notice.read_at.is_(None)).limit(UNREAD_UP_TO + 1)
    .correlate(User).subquery()).scalar_subquery()

PERSON = sa.select(
    UNREAD, VERSION, SignIn.id, SignIn.seen_at, SignIn.confirmed_at, User.id, User.name, User.email, User.language,
    User.time_zone, User.theme, User.access_version, *COLUMNS,
).join(User, User.id == SignIn.user_id).join(Workspace, sa.true()).where(
    SignIn.token_hash == sa.bindparam("token_hash"), SignIn.expires_at > sa.bindparam("at"), User.is_active,
)


def token_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def start(user):
    """Sign `user` in on this device, whoever was signed in on it before; the caller commits."""
    end_one(g.principal.sign_in_id)
    token = secrets.token_urlsafe(32)
    days = current_app.config["SIGN_IN_DAYS"]
    db.session.add(SignIn(
        token_hash=token_hash(token), user_id=user.id, expires_at=now() + timedelta(days=days),
        device=(request.user_agent.string or "")[:300], address=request.remote_addr or "",
    ))
    user.last_seen_at = now()
    send_cookie("sign_in", token, days * 86400)


def end_one(sign_in_id):
    """Sign one device out; the caller commits."""
    sign_in = db.session.get(SignIn, sign_in_id) if sign_in_id else None
    if sign_in is not None:
        db.session.delete(sign_in)


def end_all(user, *, but=None):
    """Sign `user` out everywhere (except the sign-in `but`); the caller commits."""
    for sign_in in db.session.scalars(sa.select(SignIn).where(SignIn.user_id == user.id, SignIn.id != (but or 0))):
        db.session.delete(sign_in)


def grants_of(user_id, access_version):
    """What the roles and teams of a user add up to."""
    known = _grants.get((user_id, access_version))
    if known is None:
        roles = db.session.execute(sa.select(Role.grants, Role.needs_factor).join(user_roles).where(
            user_roles.c.user_id == user_id, Role.archived_at.is_(None))).all()
        has_factor = db.session.scalar(sa.select(User.factor_since).where(User.id == user_id)) is not None
        teams = db.session.execute(
            sa.select(Membership.team_id, Membership.is_lead).where(Membership.user_id == user_id)).all()
        known = Grants.of([role.grants for role in roles], [team.team_id for team in teams],
                          [team.team_id for team in teams if team.is_lead],
                          lacks_factor=any(role.needs_factor for role in roles) and not has_factor)
        if len(_grants) > 2000:
            _grants.clear()
        _grants[user_id, access_version] = known
    return known


def forget_grants():
    """Read all grants anew. For whoever puts another database in the place of this one."""
    _grants.clear()


def principal_for(user):
    """The principal a job or the shell acts as on behalf of `user`."""
    return Principal(id=user.id, name=user.name, email=user.email, language=user.language, time_zone=user.time_zone,
                     theme=user.theme, grants=grants_of(user.id, user.access_version))


def load():
    """Before each request: find the principal, then check the view's right and open the session in its mode."""
    db.session.info["mode"] = "read"
    db.session.info.pop("mode_after_commit", None)
    db.session.info["principal"] = g.principal = _principal()
    _check_right(g.principal)
    if request.method not in SAFE:  # what is only read goes on in the transaction that found the person
        db.session.commit()
        db.session.info.update(mode="write", mode_after_commit="read")
    return _ask_for_factor(g.principal)


def _principal():
    if request.blueprint == tokens.API:  # a cookie opens nothing there, so no other site can misuse one
        return _program()
    token = read_cookie("sign_in")
    if token is None or request.endpoint in WITHOUT_PERSON:
        return NOBODY
    row = db.session.execute(PERSON, {"token_hash": token_hash(token), "at": now()}).one_or_none()
    if row is None:
        send_cookie("sign_in", None)
        return NOBODY
    unread, g.directory_version, sign_in_id, g.seen_at, g.confirmed_at, user_id, name, email, *row = row
    language, time_zone, theme, access_version, *home = row
    g.workspace = Home(*home)
    return Principal(id=user_id, name=name, email=email, language=language, time_zone=time_zone, theme=theme,
                     unread=unread, sign_in_id=sign_in_id, grants=grants_of(user_id, access_version))


def _program():
    """Whoever gave the program its token, no further than the token reaches."""
    row = tokens.found()
    if row is None:
        return NOBODY
    g.token, g.directory_version, g.workspace = row.token, row.directory_version, Home(*row.home)
    key = row.user_id, row.access_version, tuple(sorted(row.token.grants.items()))
    if key not in _grants:
        _grants[key] = grants_of(row.user_id, row.access_version).limited_to(row.token.grants)
    return Principal(id=row.user_id, name=row.name, email=row.email, language=row.language, time_zone=row.time_zone,
                     grants=_grants[key])


def _check_right(principal):
    right = needed_right()
    if right in (None, PUBLIC):
        return
    refuse_plain_http(current_app.config)
    if not principal.is_signed_in:
        raise Unauthorized
    if right != SIGNED_IN and not principal.can(right):
        raise Forbidden


def _ask_for_factor(principal):
    """Who must set a second factor up is led there from wherever they go, but for their own account."""
    if principal.grants.lacks_factor and request.blueprint not in ("auth", None):
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
            user = db.session.get(User, g.principal.id, **locked)
            sign_in = db.session.get(SignIn, g.principal.sign_in_id, **locked)
            if sign_in is not None:
                sign_in.seen_at = user.last_seen_at = now()
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
    app.after_request(tokens.note_used)


