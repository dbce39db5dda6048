"""A customer leaves its owner for the pool: after a warning by the rules, or by hand; and is taken back at once."""
from contextlib import contextmanager
from dataclasses import replace

from blueprints.customers.actions import hats, parties
from blueprints.pool.queries import places as queries
from core import timeline
from core.notices import tell
from core.page import Refused
from core.principal import SYSTEM, Grants
from core.scope import acting_as, principal_of
from core.times import today
from core.words import _
from core.workspace import workspace
from models import NO_DAY, Party, PoolEvent, PoolPlace, db, now

MAY_TAKE_BACK = 3600  # seconds after putting one into the pool by hand


@contextmanager
def everywhere():
    """What lies in the pool is in nobody's reach: it is moved as the one who asks, whatever they may see otherwise."""
    with acting_as(replace(principal_of(db.session), grants=Grants.everything())):
        yield


def warn(row, rule, touched_on, returns_on):
    """Tell the owner that a customer is about to return; `row` is one of queries.touches.owned."""
    place = db.session.get(PoolPlace, row.party_id) or PoolPlace(party_id=row.party_id)
    place.state, place.since, place.returns_on, place.touched_on = "warned", now(), returns_on, touched_on
    place.name_key, place.lifecycle, place.is_open = row.name_key, row.lifecycle, rule.is_open
    place.owner_id, place.team_id = row.owner_id, row.team_id
    db.session.add(place)
    note(row.party_id, "warned", by=SYSTEM, had=row.owner_id, has=row.owner_id, idle_since=str(touched_on),
         days=rule.idle_days, returns_on=str(returns_on))
    tell([row.owner_id], "pool", key=f"pool:{row.party_id}", by=SYSTEM, record_id=row.party_id, what="warned",
         day=str(returns_on))


def give_back(place, rule, touched_on):
    """By the rules: nobody's from now on. Those of its team, or all, may claim it."""
    party = db.session.get(Party, place.party_id)
    hat = parties.worn(party, "customer")
    had = hat.owner_id
    leave(party, hat, place, touched_on, is_open=rule.is_open)
    note(party.id, "returned", by=SYSTEM, had=had, idle_since=str(touched_on), days=rule.idle_days)
    timeline.note(party, "pooled", by=SYSTEM, days=rule.idle_days)
    tell([had], "pool", key=f"pool:{party.id}", by=SYSTEM, record_id=party.id, what="returned", day="")


def release(party, *, by, reason):
    """By hand: the one who has it cannot look after it. The claimers of other teams may have it, too."""
    hat = parties.worn(party, "customer")
    place = db.session.get(PoolPlace, party.id)
    if hat is None or party.is_archived:
        raise Refused(_("It is no customer at present"))
    if place is not None and place.state == "pooled":
        raise Refused(_("%(party)s is in the pool already", party=party.title))
    with everywhere():
        had, place = hat.owner_id, place or PoolPlace(party_id=party.id)
        db.session.add(place)
        leave(party, hat, place, today(workspace()), is_open=True)
        note(party.id, "released", by=by, had=had, reason=reason)
        timeline.note(party, "released", by=by, reason=reason)
        db.session.flush()


def leave(party, hat, place, touched_on, *, is_open):
    place.state, place.since, place.returns_on, place.touched_on = "pooled", now(), NO_DAY, touched_on
    place.name_key, place.lifecycle = party.name_key, party.profile.lifecycle
    place.owner_id, place.team_id, place.is_open = hat.owner_id, hat.team_id, is_open
    hat.owner_id = None
    parties.touch(party)


def take_back(party_id, *, by):
    """Whoever put it into the pool by hand changes their mind within the hour, unless somebody has it by now."""
    with everywhere():
        last = queries.last_event(party_id)
        if last is None or last.what != "released" or last.by_id != by.id or (
                queries.seconds_since(last.at) > MAY_TAKE_BACK):
            raise Refused(_("It cannot be taken back any more"))
        party = db.session.get(Party, party_id)
        place = db.session.get(PoolPlace, party_id, with_for_update=True)
        if place is None:
            raise Refused(_("Somebody else has it by now"))
        db.session.delete(place)
        db.session.flush()
        hat = parties.worn(party, "customer")
        hats.hand_over(party, hat, owner_id=last.from_id, team_id=hat.team_id, by=by)
        note(party_id, "taken-back", by=by, has=last.from_id)
        db.session.flush()
    return party


def note(party_id, what, *, by, had=None, has=None, **why):
    """A line of the ledger."""
    db.session.add(PoolEvent(party_id=party_id, what=what, from_id=had, to_id=has, by_id=by.id, why=why))
