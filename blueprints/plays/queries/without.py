"""Those of a class a play is for who were never in it: what became of them since the first customer entered it."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.workspace import workspace
from measures.plays import fate
from models import CustomerProfile, LifecycleEvent, Party, PlayRun, db

Earlier, Left, Run = aliased(LifecycleEvent), aliased(LifecycleEvent), aliased(PlayRun)


def is_for(play):
    """The conditions of a play on a party, besides the class."""
    home = workspace().country
    found = [Party.size == play.size] if play.size else []
    if play.geography:
        found.append(Party.country == home if play.geography == "domestic" else Party.country != home)
    return found


def never_in(play, party_id):
    return ~sa.select(Run.id).where(Run.party_id == party_id, Run.code == play.code).exists()


def fates_without(play, since):
    """{fate: how many}: each by the first class they went to after `since`, "" for those who are in the class still."""
    if since is None:
        return {}
    found = {}
    left = of(LifecycleEvent, LifecycleEvent.to_class, sa.func.count()).join(
        Party, Party.id == LifecycleEvent.party_id).where(
        LifecycleEvent.from_class == play.lifecycle, LifecycleEvent.at >= since, *is_for(play),
        never_in(play, LifecycleEvent.party_id),
        ~sa.select(Earlier.id).where(
            Earlier.party_id == LifecycleEvent.party_id, Earlier.from_class == play.lifecycle, Earlier.at >= since,
            Earlier.id < LifecycleEvent.id).exists()).group_by(LifecycleEvent.to_class)
    for to_class, number in db.session.execute(left):
        name = fate(play.lifecycle, to_class)
        found[name] = found.get(name, 0) + number
    still = of(CustomerProfile, sa.func.count()).join(Party, Party.id == CustomerProfile.party_id).where(
        CustomerProfile.is_current, CustomerProfile.lifecycle == play.lifecycle, *is_for(play),
        never_in(play, CustomerProfile.party_id),
        ~sa.select(Left.id).where(Left.party_id == CustomerProfile.party_id, Left.from_class == play.lifecycle,
                                  Left.at >= since).exists())
    number = db.session.scalar(still)
    return found | ({"": number} if number else {})
