"""Who is signed in on this request: one column statement, and the reach of their roles kept until it changes.

The cookie holds a random token; the table only its hash. Deleting the row signs the device out at once. Grants are
kept per (user, access_version): a change of role or team raises the version, so revoking is instant everywhere.
"""
import hashlib
import secrets
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app, g, redirect, request, url_for
from flask_login import LoginManager
from werkzeug.exceptions import Forbidden, Unauthorized

from core import seeing, tokens
from core.access import PUBLIC, needed_right, passes
from core.cookies import add_sent_cookies, read_cookie, send_cookie
from core.csrf import SAFE
from core.database import if_reachable, writing
from core.directory import VERSION
from core.page import is_htmx
from core.principal import NOBODY, Grants, Principal
from core.security import refuse_plain_http
from core.workspace import COLUMNS, Home
from models import Membership, Notice, Role, Sight, SignIn, User, Workspace, db, now, user_roles

# The same for everybody: no look at who asks.
WITHOUT_PERSON = ("static", "home.livez", "home.readyz", "health.metrics")
SEEN_EVERY = timedelta(minutes=15)
_grants = {}  # (user id, access version) -> Grants

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


def start(user, *, has_factor=False):
    """Sign `user` in on this device, whoever was signed in on it before; the caller commits.

    `has_factor`: the company's sign-in saw a second factor of theirs.
    """
    end_one(g.principal.sign_in_id)
    token = secrets.token_urlsafe(32)
    db.session.add(SignIn(
        token_hash=token_hash(token), user_id=user.id, expires_at=expiry(now()),
        device=(request.user_agent.string or "")[:300], address=request.remote_addr or "", has_factor=has_factor,
    ))
    user.last_seen_at = now()
    send_cookie("sign_in", token, current_app.config["SIGN_IN_DAYS"] * 86400)


def expiry(began):
    """When a sign-in of `began` ends if nothing more is asked: idle too long, or too long ago however busy."""
    hours, days = (current_app.config[name] for name in ("SIGN_IN_IDLE_HOURS", "SIGN_IN_DAYS"))
    return min(now() + timedelta(hours=hours), began + timedelta(days=days))


def end_one(sign_in_id):
    """Sign one device out; the caller commits."""
    sign_in = db.session.get(SignIn, sign_in_id) if sign_in_id else None
    if sign_in is not None:
        _end(sign_in)


def end_all(user, *, but=None):
    """Sign `user` out everywhere (except the sign-in `but`); the caller commits."""
    for sign_in in db.session.scalars(sa.select(SignIn).where(SignIn.user_id == user.id, SignIn.id != (but or 0))):
        _end(sign_in)


def _end(sign_in):
    if sign_in.sight is not None:
        seeing.end(sign_in.sight)
    db.session.delete(sign_in)


def grants_of(user_id, access_version):
    """What the roles and teams of a user add up to."""
    known = _grants.get((user_id, access_version))
    return known or _keep({user_id: access_version})[user_id]


def principals_for(users):
    """The principals of many, their grants read at once."""
    missing = {user.id: user.access_version for user in users if (user.id, user.access_version) not in _grants}
    if missing:
        _keep(missing)
    return [principal_for(user) for user in users]


def _keep(versions):
    """Add up the grants of those users (id: access version), and keep them."""
    roles, teams = defaultdict(list), defaultdict(list)
    held = sa.select(user_roles.c.user_id, Role.grants, Role.needs_factor).join(
        Role, Role.id == user_roles.c.role_id).where(user_roles.c.user_id.in_(versions), Role.archived_at.is_(None))
    for user_id, grants, needs_factor in db.session.execute(held):
        roles[user_id].append((grants, needs_factor))
    member = sa.select(Membership.user_id, Membership.team_id, Membership.is_lead).where(
        Membership.user_id.in_(versions))
    for user_id, team_id, is_lead in db.session.execute(member):
        teams[user_id].append((team_id, is_lead))
    factors = set(db.session.scalars(sa.select(User.id).where(
        User.id.in_(versions), User.factor_since.is_not(None))))
    found = {user_id: Grants.of(
        [grants for grants, _needs in roles[user_id]], [team_id for team_id, _leads in teams[user_id]],
        [team_id for team_id, leads in teams[user_id] if leads],
        lacks_factor=any(needs for _grants, needs in roles[user_id]) and user_id not in factors,
    ) for user_id in versions}
    if len(_grants) > 2000:
        _grants.clear()
    _grants.update({(user_id, versions[user_id]): grants for user_id, grants in found.items()})
    return found


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
    return replace(own, id=row.id, name=row.name, email=row.email, unread=row.unread, grants=grants, seer=own)


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
    app.after_request(tokens.note_used)
