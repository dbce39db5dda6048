"""Somebody of each role, and a house in which every row is theirs, their team's, another team's, or archived."""
import shutil
from datetime import date

import sqlalchemy as sa

from blueprints.auth.set_up import SHIPPED_ROLES
from core import granted
from core.database import sqlite_driver
from core.directory import forget_directory
from core.principal import Grants, Principal
from models import Membership, Party, Quote, Role, Team, User, db
from tests.hardening.conftest import signed_in
from tests.hardening.databases import connect, copied
from tests.hardening.digests import digest_of
from tests.world import World, inside

SHIPPED = {key: grants for key, _name, grants in SHIPPED_ROLES}
# every right there is, on one's own rows or one's team's: what reaches no further with these never does
TRIED = {f"manages-{scope}": {domain: ["manage", scope] for domain in SHIPPED["administrator"]}
         for scope in ("own", "team")}
GRANTS = {"stranger": {}, **SHIPPED, **TRIED}
TEAMS = {"mate": "North", "other": "South"}  # who has what is not one's own; everybody else is in North
# of the rows; else who tries. What is missing is asked for where the rest is somebody else's
OWNERS = {"team": "mate", "other": "other", "archived other": "other", "missing": "other"}
OWNED = ("records", "hats", "customer_profiles")
ARCHIVED = "2026-01-05 10:00:00.000000"


class House:
    """The sample company. What a request was let do in it is put back before the next one."""

    def __init__(self, app, folder):
        self.app, self.path = app, folder / "guanxi.db"
        self.first, self.kept = folder / "with-everyone.db", folder / "of-somebody.db"
        self.watching = None
        move_in(app)
        make = World(app)
        make(Quote, party=make(Party))  # of which the sample has none
        copied(app, self.path, self.first)

    def client_of(self, name):
        """Signed in in every house that comes after; a stranger is not."""
        copied(self.app, self.first, self.path)
        client = self.app.test_client() if name == "stranger" else signed_in(self.app, name)
        copied(self.app, self.path, self.first)
        return client

    def belongs(self, rows, name):
        """All records and customers belong to whom `rows` says, seen from `name`."""
        copied(self.app, self.first, self.kept)
        owner = OWNERS.get(rows, name)
        with connect(self.kept) as connection:
            for table in OWNED:
                connection.execute(
                    f"UPDATE {table} SET owner_id = (SELECT id FROM users WHERE name = ?),"
                    "  team_id = (SELECT id FROM teams WHERE name = ?)", [owner, TEAMS.get(owner, "North")])
            connection.execute("UPDATE records SET created_by_id = owner_id")
            if rows.startswith("archived"):
                connection.execute("UPDATE records SET archived_at = ? WHERE archived_at IS NULL", [ARCHIVED])
        self.put_back()

    def put_back(self):
        """As it was, in the place of the database that the application has; the file as such, which is quickest."""
        self.close()
        with self.app.app_context():
            db.engine.dispose()
        for beside in ("-wal", "-shm"):
            self.path.with_name(self.path.name + beside).unlink(missing_ok=True)
        shutil.copyfile(self.kept, self.path)
        granted.forget_grants()
        forget_directory()
        self.watching = sqlite_driver.connect(self.path, isolation_level=None)
        self.version = self._version()

    def moved(self):
        """Was anything written, whatever it is?"""
        return self._version() != self.version

    def has_changed(self):
        """Is it another one than it was, but for who was here when?"""
        with connect(self.kept) as before:
            return digest_of(before) != digest_of(self.watching)

    def close(self):
        if self.watching is not None:
            self.watching.close()

    def _version(self):
        return self.watching.execute("PRAGMA data_version").fetchone()[0]


def move_in(app):
    with inside(app):
        teams = {team.name: team for team in db.session.scalars(sa.select(Team))}
        shipped = {role.key: role for role in db.session.scalars(sa.select(Role)) if role.key}
        for name in (*SHIPPED, *TRIED, *TEAMS):
            role = shipped.get(name) or Role(name=name, grants=GRANTS.get(name, {}))
            teammate = Membership(team=teams[TEAMS.get(name, "North")], since=date(2024, 1, 1))
            db.session.add(User(name=name, email=f"{name}@example.org", email_key=f"{name}@example.org", language="en",
                                time_zone="UTC", roles=[role], memberships=[teammate]))
        db.session.commit()


def principal(role):
    """Somebody with the role, for asking which views it is let into."""
    return Principal() if role == "stranger" else Principal(id=0, grants=Grants.of([GRANTS[role]]))
