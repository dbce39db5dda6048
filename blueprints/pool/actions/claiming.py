"""A customer in the pool becomes somebody's: claimed by whoever is first, or assigned."""
from datetime import timedelta

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from blueprints.customers.actions import hats, parties
from blueprints.pool.actions.leaving import everywhere, note
from blueprints.pool.queries import places as queries
from blueprints.pool.queries.rules import terms
from core.bulk import delete_rows
from core.page import Refused
from core.times import format_day, today
from core.words import _, language
from core.workspace import workspace
from models import Party, PoolPlace, User, db, now

JUST_NOW = 24 * 3600


def claim(party_id, *, by):
    """Mine from now on. Taking the place away is one conditional statement: who comes second is told who has it."""
    place = queries.place_of(party_id)
    if place is None or place.state != "pooled":
        raise gone(party_id)
    db.session.get(User, by.id, with_for_update=True)  # two claims of one person are counted one after the other
    check_limits(party_id, by)
    return take(party_id, by=by, to_id=by.id, team_id=own_team(place, by), what="claimed")


def assign(party_id, *, owner_id, team_id, by):
    """Somebody who leads gives it to somebody; neither limit nor waiting holds."""
    place = queries.place_of(party_id)
    if place is None or place.state != "pooled":
        raise gone(party_id)
    return take(party_id, by=by, to_id=owner_id, team_id=team_id, what="assigned")


def take(party_id, *, by, to_id, team_id, what):
    with everywhere():
        lies = sa.and_(PoolPlace.party_id == party_id, PoolPlace.state == "pooled")
        if delete_rows(PoolPlace, lies, domain="customers") != 1:
            raise gone(party_id)
        party = db.session.get(Party, party_id, with_for_update=True)
        hat = party and parties.worn(party, "customer")
        if hat is None or party.is_archived:
            raise Refused(_("It is no customer at present"))
        had = queries.last_event(party_id)
        hats.hand_over(party, hat, owner_id=to_id, team_id=team_id, by=by)
        note(party_id, what, by=by, had=had.from_id if had else None, has=to_id)
        db.session.flush()
    return party


def gone(party_id):
    """Why it cannot be had: somebody was faster a moment ago, or there is nothing to see."""
    with everywhere():
        last = queries.last_event(party_id)
    if last is None or last.what not in ("claimed", "assigned", "taken-back") or (
            queries.seconds_since(last.at) > JUST_NOW):
        return NotFound()
    return Refused(_("%(who)s has this customer by now", who=last.has or _("Somebody else")))


def check_limits(party_id, by):
    """Refused when `by` claimed enough, or lost this one too short a time ago."""
    agreed = terms()
    with everywhere():
        claimed = queries.claims_since(by.id, now() - timedelta(days=agreed.claim_days))
        lost = queries.lost_at(party_id, by.id)
    if len(claimed) >= agreed.most_claims:
        again = claimed[-agreed.most_claims] + timedelta(days=agreed.claim_days) if agreed.most_claims else None
        raise Refused(_("You claimed %(number)s customers within %(days)s days, which is the limit. The next on "
                        "%(day)s",
                        number=len(claimed), days=agreed.claim_days,
                        day=format_day(today(workspace(), again), language()) if again else "—"))
    again = lost and lost + timedelta(days=agreed.cool_down_days)
    if again and again > now():
        raise Refused(_("You had this customer before: you may claim it again from %(day)s",
                        day=format_day(today(workspace(), again), language())))


def own_team(place, by):
    """The team it lies in, where that is one of theirs; else their own first one."""
    reaches_all = by.grants.scope("customers", "write") == "all"
    if reaches_all or place.team_id in by.grants.team_ids:
        return place.team_id
    return min(by.grants.team_ids, default=None)
