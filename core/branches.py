"""The indexes that hold all the rows of a list that somebody with a team's scope may see, each walked by itself.

Limited to teams and an owner at once, a list reads all rows in order and drops what is not theirs; walked branch by
branch it reads one page of each.
"""
import sqlalchemy as sa

from core.scope import WHOEVER_ASKS, Walked, principal_of
from models import db

MOST_BRANCHES = 8  # teams whose indexes are walked one by one


def branches_of(listing):
    """The teams and the person whose indexes hold all that the one who asks may see; none where one index does."""
    return branches_in(listing.owned[1]) if listing.owned else ()


def branches_in(domain):
    grants = principal_of(db.session).grants
    teams = sorted(grants.team_ids)
    return (*teams, WHOEVER_ASKS) if grants.scope(domain) == "team" and len(teams) < MOST_BRANCHES else ()


def apart(listing, branches):
    """A condition for each branch; no row meets two of them. One that all meet where there are no branches."""
    if not branches:
        return [sa.true()]
    model, _domain = listing.owned
    *teams, person = branches
    elsewhere = sa.or_(model.team_id.is_(None), model.team_id.not_in(teams))
    return [*(model.team_id == team for team in teams), sa.and_(model.owner_id == person, elsewhere)]


def walked(statement, listing, branches):
    """The statement, saying of itself that these branches are all it reads of the list's rows."""
    if not branches:
        return statement
    return statement.execution_options(walked=Walked(*listing.owned, branches[:-1]))
