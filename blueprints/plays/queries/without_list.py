"""The customers behind the figures of those without a play."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.plays.queries.plays import first_entry
from blueprints.plays.queries.without import is_for, never_in
from core.access import of
from core.address_values import row_id
from core.class_labels import CLASSES
from core.columns import Column
from core.listing import Listing, Sort
from core.words import _l
from measures.plays import FATES, fate
from models import LIFECYCLES, CustomerProfile, LifecycleEvent, Party, Play, Record, User, db

Owner, Left = aliased(User), aliased(LifecycleEvent)
STILL = "still"


def those(text):
    """A list's filter: "5-won_back" are those of the class of play 5, never in it, whom somebody won back."""
    play_id, _dash, name = text.partition("-")
    play = db.session.get(Play, row_id(play_id))
    since = first_entry(play.code) if play else None
    if since is None or name not in (STILL, *FATES):
        raise ValueError(text)
    went_to = sa.select(Left.to_class).where(
        Left.party_id == CustomerProfile.party_id, Left.from_class == play.lifecycle, Left.at >= since).order_by(
        Left.id).limit(1).correlate(CustomerProfile).scalar_subquery()
    there = sa.and_(CustomerProfile.is_current, CustomerProfile.lifecycle == play.lifecycle, went_to.is_(None))
    ends = [each for each in LIFECYCLES if fate(play.lifecycle, each) == name]
    return sa.and_(*is_for(play), never_in(play, CustomerProfile.party_id),
                   there if name == STILL else went_to.in_(ends))


WITHOUT = Listing(
    of(CustomerProfile, Party.id).join(Party, Party.id == CustomerProfile.party_id),
    sorts={"name": Sort(CustomerProfile.name_key, CustomerProfile.party_id)},
    filters={"those": those}, endpoint="plays.without",
    columns=(
        Column("name", _l("Customer"), (Record.title,), value=attrgetter("title"), sort="name"),
        Column("class", _l("Class now"), (CustomerProfile.lifecycle,), "badge", attrgetter("lifecycle"), names=CLASSES,
               tones={name: name for name in CLASSES}),
        Column("since", _l("Since"), (CustomerProfile.since,), "day"),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == CustomerProfile.owner_id)),
    ),
)
