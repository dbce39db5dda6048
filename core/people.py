"""The people and teams of the workspace, as lists and forms choose among them."""
import sqlalchemy as sa

from core.address_values import row_id
from core.directory import remembered
from core.scope import principal_of
from core.words import _
from models import Membership, Team, User, db

SELECTABLE = 200  # people in a select; a longer one is a search
OF_TEAM = "team-"
MOST = 2000  # people on one page
TEAMS = sa.select(Team.id, Team.name).where(Team.archived_at.is_(None)).order_by(Team.name, Team.id)
EVERYBODY = sa.select(User.id, User.name, Membership.team_id).outerjoin(
    Membership, Membership.user_id == User.id).order_by(User.name, User.id).limit(MOST)


def owners():
    """(id, name) of the people who can own something, by name; one more than SELECTABLE when they are too many."""
    query = sa.select(User.id, User.name).where(User.is_active).order_by(User.name, User.id)
    return remembered("owners", lambda: db.session.execute(query.limit(SELECTABLE + 1)).all())


def owner_choices(*first):
    """(value, text) pairs of those of `first` and then all people; None when they are too many to choose from, and the
    page asks for an e-mail address."""
    people = owners()
    return None if len(people) > SELECTABLE else [*first, *map(tuple, people)]


def owner_filter(everyone):
    """The same for a list: all of them, mine, nobody's, somebody's."""
    return owner_choices(("", everyone), ("me", _("Mine")), ("none", _("Nobody's")))


def teams():
    """(id, name) of the teams, by name."""
    return remembered("teams", lambda: db.session.execute(TEAMS.limit(SELECTABLE)).all())


def name_of(model, row_id):
    """What somebody or a team is called now; "" for nobody."""
    return db.session.scalar(sa.select(model.name).where(model.id == row_id)) if row_id else ""


def members(team_id):
    """A select of the ids of the people in a team."""
    return sa.select(Membership.user_id).where(Membership.team_id == team_id)


def is_person(column):
    """A list's filter on a column of user ids: "me", "none", "anyone", an id, an e-mail, or "team-3": who is in it."""
    def condition(text):
        if text == "me":
            return column == principal_of(db.session).id
        if text == "none":
            return column.is_(None)
        if text == "anyone":
            return sa.true()
        if text.startswith(OF_TEAM):
            return column.in_(members(row_id(text.removeprefix(OF_TEAM))))
        if "@" in text:
            return column == sa.select(User.id).where(User.email_key == text.casefold()).scalar_subquery()
        return column == row_id(text)
    return condition


def is_of_team(column):
    """The same on a column of team ids: "mine" (those of the asker), "none", or an id."""
    def condition(text):
        if text == "mine":
            return column.in_(sorted(principal_of(db.session).grants.team_ids))
        return column.is_(None) if text == "none" else column == row_id(text)
    return condition


def everybody():
    """{id: (name, ids of their teams)} of all users, by name."""
    people = {}
    for person_id, name, team_id in db.session.execute(EVERYBODY):
        people.setdefault(person_id, (name, set()))[1].add(team_id)
    return {person_id: (name, teams - {None}) for person_id, (name, teams) in people.items()}


def all_teams():
    """{id: name} of all teams in use, by name."""
    return dict(map(tuple, db.session.execute(TEAMS)))
