"""Users, roles, teams, and the rows that prove who is signed in."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, UtcDateTime, Versioned, now, on_both

LEVELS = ("none", "read", "write", "manage")
SCOPES = ("own", "team", "all")
SOURCES = ("oidc", "ldap")  # of people who sign in as they do elsewhere in the company

user_roles = sa.Table(
    "user_roles", Base.metadata,
    sa.Column("user_id", sa.ForeignKey("users.id"), primary_key=True),
    sa.Column("role_id", sa.ForeignKey("roles.id"), primary_key=True, index=True),
)


class Role(Versioned, Base):
    """What its holders may do: per domain a level (none, read, write, manage) and a scope (own, team, all)."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(unique=True)  # the shipped ones, for code and the shell
    name: Mapped[str]
    grants: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {"customers": ["write", "team"]}
    needs_factor: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    archived_at: Mapped[datetime | None]


class Team(Versioned, Base):
    __tablename__ = "teams"
    __table_args__ = (sa.Index("uq_teams_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]

    house_audited = ("name", "archived_at")  # core/house_audit.py

    memberships: Mapped[list["Membership"]] = relationship(back_populates="team", cascade="all, delete-orphan")


class Membership(Base):
    """A user in a team; a lead sees the team's day."""

    __tablename__ = "memberships"

    team_id: Mapped[int] = mapped_column(sa.ForeignKey("teams.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    is_lead: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date]

    house_audited = ("is_lead",)

    team: Mapped[Team] = relationship(back_populates="memberships")
    user: Mapped["User"] = relationship(back_populates="memberships")


class PastMembership(Base):
    """A user was in a team from a day to another."""

    __tablename__ = "past_memberships"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(sa.ForeignKey("teams.id"), index=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    was_lead: Mapped[bool]
    since: Mapped[date]
    until: Mapped[date]


class User(Versioned, Base):
    """Someone who signs in. `email` is kept as typed, `email_key` folded: that one is unique."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]  # argon2id; None until the invited person chose one
    language: Mapped[str] = mapped_column(default="en")
    time_zone: Mapped[str]
    theme: Mapped[str] = mapped_column(default="auto")
    is_active: Mapped[bool] = mapped_column(default=True)
    access_version: Mapped[int] = mapped_column(default=1)  # raised when roles or teams change: see core/access.py
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_seen_at: Mapped[datetime | None]
    factor_secret: Mapped[str | None]  # of the authenticator app (TOTP), in force once `factor_since` is set
    factor_since: Mapped[datetime | None]
    factor_step: Mapped[int | None] = mapped_column(sa.BigInteger)  # of the last code taken: none is taken twice
    notice_choices: Mapped[dict] = mapped_column(sa.JSON, default=dict, server_default="{}")  # {kind: False}: unwanted

    house_audited = ("name", "email", "is_active", "factor_since", "roles")

    roles: Mapped[list[Role]] = relationship(secondary=user_roles, order_by=Role.name)
    memberships: Mapped[list[Membership]] = relationship(back_populates="user", cascade="all, delete-orphan")
    identities: Mapped[list["Identity"]] = relationship(back_populates="user", cascade="all, delete-orphan")
    links: Mapped[list["OneTimeLink"]] = relationship(viewonly=True)

    @property
    def is_invited(self):
        """Created, but without a way to sign in yet: no password chosen, unknown to the company's own sign-in."""
        return self.password_hash is None and not self.identities

    @property
    def state(self):
        """active, invited, lapsed (the invitation ended, and nobody came), named (a file or the sample brought them and
        nobody invited them) or deactivated"""
        if not self.is_active:
            return "deactivated"
        if not self.is_invited:
            return "active"
        if self.invited_until is None:
            return "named"
        return "invited" if self.invited_until > now() else "lapsed"

    @property
    def invited_until(self):
        """When the last invitation ends or ended; None: there was none."""
        return max((link.expires_at for link in self.links if link.purpose == "invite"), default=None)


class SignIn(Base):
    """One device where a user is signed in. Deleting the row signs it out; only the token's hash is kept."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    device: Mapped[str]
    address: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sight_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sights.id"), index=True)  # the last one begun on it
    has_factor: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # by a passkey, or elsewhere
    way: Mapped[str | None]  # they came by: one of WAYS in schema/watching.py
    company_session: Mapped[str | None] = mapped_column(index=True)  # what the issuer calls it ("sid")
    confirmed_at: Mapped[datetime | None] = mapped_column(default=now)  # when they last proved on it who they are

    user: Mapped[User] = relationship()
    sight: Mapped["Sight | None"] = relationship()


class Sight(Base):
    """An administrator looked at everything as somebody else sees it: for a while, and changing nothing."""

    __tablename__ = "sights"
    __table_args__ = (sa.Index("ix_sights_began", "began_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    as_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    why: Mapped[str]
    began_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None]


class Identity(Base):
    """Who a user is to the company's own sign-in: the issuer and its unchanging name for them, never their e-mail."""

    __tablename__ = "identities"
    __table_args__ = (sa.UniqueConstraint("issuer", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    source: Mapped[str]  # one of SOURCES
    issuer: Mapped[str]  # of OpenID Connect its address, of a directory the branch its people are in
    subject: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)

    house_audited = ("issuer",)

    user: Mapped[User] = relationship(back_populates="identities")


class RecoveryCode(Base):
    """A code on paper that stands in for the app once. Only its hash is kept: of 24 letters, which nobody can try one
    after the other; those of 12 are from before, and good until others are made."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    code_hash: Mapped[str]
    letters: Mapped[int] = mapped_column(default=24, server_default="12")
    used_at: Mapped[datetime | None]


class OneTimeLink(Base):
    """A link that sets a password once: for the first set-up, an invitation or a reset. Only its hash is kept.

    Also what somebody holds between their password and their second factor.

    `state` is a digest of the account when the link was made: a link dies with the next change of password.
    """

    __tablename__ = "one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str]  # set-up, invite, reset, second-factor
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"), index=True)
    state: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None]
    came_by: Mapped[dict | None] = mapped_column(sa.JSON)  # how whoever is asked for a second factor came so far


class Throttle(Base):
    """Failed sign-ins for one account or one address: each failure makes the next attempt wait longer."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(primary_key=True)  # "account:<email key>" or "address:<ip>"
    failures: Mapped[int] = mapped_column(default=0)
    last_failure_at: Mapped[datetime]
    blocked_until: Mapped[datetime]
