"""What somebody looks after, by list and team, as far as the asker sees it; hand-overs and how far they came."""
from dataclasses import dataclass
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.handover.lists import BY_ENDPOINT, WORK
from core.access import of
from core.listing import Listing, Sort
from core.people import name_of
from core.words import _
from models import BulkItem, BulkRun, HandOver, HandOverPart, NameCard, Team, User, db

NOBODYS = "none"  # team of what belongs to none


@dataclass(frozen=True)
class Share:
    """So many rows of one list, of one team where `team` is said. `key` names it in the form."""

    work: object
    user_id: int
    number: int
    team: str = ""
    team_name: str = ""

    @property
    def key(self):
        return f"{self.work.endpoint.replace('.', '_')}_{self.team}" if self.team else self.work.endpoint.replace(
            ".", "_")

    @property
    def query(self):
        return urlencode(self.work.of(self.user_id, self.team))

    @property
    def label(self):
        return f"{self.work.label}, {self.team_name}" if self.team else str(self.work.label)


def shares_of(user_id, *, by_team=False):
    """What there is to hand over: one Share for each list that holds anything, or one for each team in it."""
    names = dict(db.session.execute(sa.select(Team.id, Team.name)).all()) if by_team else {}
    for work in WORK:
        if not work.listed.may("write"):
            continue
        counts = by_teams(work, user_id)
        if by_team:
            for team_id, number in sorted(counts.items(), key=lambda pair: names.get(pair[0], "")):
                yield Share(work, user_id, number, str(team_id or NOBODYS), names.get(team_id) or _("No team"))
        elif counts:
            yield Share(work, user_id, sum(counts.values()))


def by_teams(work, user_id):
    """{team id or None: rows} of one list, in one statement."""
    opened = work.listed.open(urlencode(work.of(user_id)))
    rows = sa.func.count(sa.distinct(work.listed.record_id))
    return dict(db.session.execute(opened.query().with_only_columns(work.team, rows).group_by(work.team)).all())


Giver, To, PartTeam = aliased(User), aliased(User), aliased(Team)
HAND_OVERS = of(HandOver, HandOver.id, HandOver.created_at, Giver.name.label("by")).outerjoin(
    Giver, Giver.id == HandOver.created_by_id)
PARTS = of(
    HandOverPart, HandOverPart.listing, HandOverPart.run_id, To.name.label("to"), PartTeam.name.label("team"),
    BulkRun.state, BulkRun.counts,
).join(To, To.id == HandOverPart.to_id).join(BulkRun, BulkRun.id == HandOverPart.run_id).outerjoin(
    PartTeam, PartTeam.id == HandOverPart.team_id)


def hand_overs_of(user_id):
    """Those of a person, newest first."""
    return db.session.execute(HAND_OVERS.where(HandOver.user_id == user_id).order_by(
        HandOver.id.desc()).limit(20)).all()


def parts_of(hand_over_id):
    return db.session.execute(PARTS.where(HandOverPart.hand_over_id == hand_over_id).order_by(HandOverPart.id)).all()


def runs_of(hand_over_id):
    """Its bulk runs, to be stopped or undone."""
    return db.session.scalars(of(BulkRun).join(HandOverPart, HandOverPart.run_id == BulkRun.id).where(
        HandOverPart.hand_over_id == hand_over_id).order_by(BulkRun.id).with_for_update(of=BulkRun)).all()


def label_of(part):
    return BY_ENDPOINT[part.listing].label if part.listing in BY_ENDPOINT else part.listing


Named = aliased(NameCard)


def customers_of(hand_over_id):
    """The list of the customers of a hand-over, each with who has it since."""
    return Listing(
        of(HandOverPart, Named.id, Named.title, To.name.label("to"), BulkItem.outcome).join(
            BulkItem, BulkItem.run_id == HandOverPart.run_id).join(Named, Named.id == BulkItem.record_id).join(
            To, To.id == HandOverPart.to_id).where(
            HandOverPart.hand_over_id == hand_over_id, HandOverPart.listing == "customers.customers"),
        sorts={"row": Sort(BulkItem.record_id, BulkItem.record_id)}, endpoint="handover.customers")


def person(user_id):
    return name_of(User, user_id)
