"""The first set-up: the workspace, its default dictionaries, the first administrator."""
from dataclasses import dataclass

import sqlalchemy as sa

from blueprints.auth.emails import email_key
from blueprints.auth.links import address_of_server, make_link, use_link
from core import passwords, sign_ins
from core.database import writing
from core.dictionaries import ship_dictionaries
from core.jobs import enqueue
from core.page import Refused
from core.words import _, _l, in_language
from models import Directory, Role, User, Workspace, db

SHIPPED_ROLES = [
    ("administrator", _l("Administrator"), {domain: ["manage", "all"] for domain in (
        "customers", "sales", "marketing", "service", "suppliers", "partners", "people", "imports", "admin")}),
    ("manager", _l("Manager"), {**{domain: ["manage", "all"] for domain in (
        "customers", "sales", "marketing", "service", "suppliers", "partners")},
        "people": ["read", "all"], "imports": ["write", "all"]}),
    ("sales", _l("Sales"), {"customers": ["write", "team"], "sales": ["write", "team"], "marketing": ["read", "all"]}),
    ("support-agent", _l("Support agent"), {"customers": ["read", "all"], "service": ["write", "team"]}),
    ("buyer", _l("Buyer"), {"suppliers": ["write", "all"]}),
    ("partner-manager", _l("Partner manager"), {"partners": ["write", "all"], "customers": ["read", "all"]}),
    ("people", _l("People (HR)"), {"people": ["manage", "all"]}),
    ("viewer", _l("Viewer"), {domain: ["read", "all"] for domain in (
        "customers", "sales", "marketing", "service", "suppliers", "partners")}),
]


@dataclass
class SetUp:
    """What the set-up asks for."""

    workspace: str
    country: str
    currency: str
    time_zone: str
    language: str
    name: str
    email: str
    password: str = ""
    sample: bool = False  # fill the workspace with a sample company


def is_set_up():
    return db.session.scalar(sa.select(sa.func.count()).select_from(Workspace)) > 0


def set_up(answers, password_hash):
    """Make the workspace and its first administrator; returns the user. Works once."""
    if is_set_up():
        raise Refused(_("This workspace has been set up already"))
    make_workspace(answers)
    db.session.flush()
    user = User(email=answers.email, email_key=email_key(answers.email), name=answers.name, password_hash=password_hash,
                language=answers.language, time_zone=answers.time_zone, roles=[role_by_key("administrator")])
    db.session.add(user)
    db.session.flush()
    return user


def set_up_by_link(token, answers):
    """Use up the set-up link; returns the first administrator, signed in on this device. Commits."""
    password_hash = passwords.hash_password(answers.password)
    with writing():
        use_link(token, "set-up")
        user = set_up(answers, password_hash)
        sign_ins.start(user, "link")
        if answers.sample:
            enqueue("demo.load", key="demo", lead_id=user.id)
        db.session.commit()
    return user


def make_workspace(answers):
    """The workspace and its default dictionaries, in its language."""
    db.session.add(Workspace(name=answers.workspace, country=answers.country, currency=answers.currency,
                             time_zone=answers.time_zone, language=answers.language))
    db.session.add(Directory())
    with in_language(answers.language):
        for key, name, grants in SHIPPED_ROLES:
            db.session.add(Role(key=key, name=str(name), grants=grants))
    ship_dictionaries(answers.language)


def role_by_key(key):
    role = db.session.scalars(sa.select(Role).where(Role.key == key, Role.archived_at.is_(None))).one_or_none()
    if role is None:
        known = db.session.scalars(sa.select(Role.key).where(Role.key.is_not(None)).order_by(Role.key)).all()
        raise Refused(_("There is no role %(key)s; there are: %(known)s", key=key, known=", ".join(known)))
    return role


def set_up_url():
    """The address of the set-up page with a fresh link while there is no workspace, else None; the caller commits."""
    return None if is_set_up() else f"{address_of_server()}/set-up/{make_link('set-up')}"
