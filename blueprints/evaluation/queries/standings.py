"""Where somebody stands, how that came, and what it stands against."""
from dataclasses import dataclass

import sqlalchemy as sa

from blueprints.evaluation.labels import ACTIONS
from blueprints.evaluation.queries.clearance import documents_say, qualification_says
from core.access import of
from core.times import format_day, today
from core.words import _, language
from core.workspace import workspace
from models import EFFECTS, ScoreBand, ScoreTemplate, Standing, StandingEvent, StandingOverride, User, db

PARTY, ROLE = sa.bindparam("party_id", type_=sa.Integer), sa.bindparam("role", type_=sa.String)
WITH_BAND = of(
    Standing, Standing.party_id, Standing.code, Standing.since, Standing.score, ScoreBand.name, ScoreBand.tone,
    ScoreBand.effects).join(ScoreBand, ScoreBand.id == Standing.band_id)
STANDINGS = WITH_BAND.where(Standing.party_id == PARTY, Standing.role == ROLE).order_by(Standing.code)
STANDINGS_OF_MANY = WITH_BAND.where(
    Standing.party_id.in_(sa.bindparam("party_ids", expanding=True)), Standing.code == sa.bindparam("code")).order_by(
    Standing.party_id)


def standings_of(party, role):
    """The Standings of somebody in a role with what their bands are called, by the template they come from."""
    return db.session.execute(STANDINGS, {"party_id": party.id, "role": role}).all()


def standings_of_many(party_ids, code):
    """{party id: the band it stands in} by one template."""
    rows = db.session.execute(STANDINGS_OF_MANY, {"party_ids": list(party_ids), "code": code})
    return {row.party_id: row for row in rows}


def events_of(party, role):
    """How it came, newest first."""
    names = sa.select(ScoreTemplate.name).where(ScoreTemplate.code == StandingEvent.code).order_by(
        ScoreTemplate.edition.desc()).limit(1).correlate(StandingEvent).scalar_subquery()
    return db.session.execute(of(
        StandingEvent, StandingEvent.before, StandingEvent.after, StandingEvent.decided_on, StandingEvent.at,
        names.label("template")).where(StandingEvent.party_id == party.id, StandingEvent.role == role).order_by(
        StandingEvent.id.desc()).limit(50)).all()


def overrides_of(party, role):
    """What is or was allowed for some days, newest first, with who asked."""
    return db.session.execute(of(
        StandingOverride, StandingOverride.id, StandingOverride.action, StandingOverride.reason,
        StandingOverride.state, StandingOverride.expires_on, StandingOverride.asked_by_id,
        User.name.label("asked_by")).outerjoin(User, User.id == StandingOverride.asked_by_id).where(
        StandingOverride.party_id == party.id, StandingOverride.role == role).order_by(
        StandingOverride.id.desc()).limit(20)).all()


@dataclass(frozen=True)
class Allowed:
    """`mode` is one of EFFECTS; `reasons` say why, in sentences."""

    mode: str
    reasons: tuple = ()

    @property
    def is_stopped(self):
        return self.mode in ("approve", "block")


def allowed(action, party, role, category=None):
    """May we do this with them? The strictest of what their standings, their documents and, in a category, their
    qualification say, with every reason; unless two people agreed otherwise for some days."""
    said = [*standings_say(action, party, role), *documents_say(action, party, role, category),
            *qualification_says(action, party, role, category)]
    said = [(effect, reason) for effect, reason in said if effect != "allow"]
    mode = max((effect for effect, _reason in said), key=EFFECTS.index, default="allow")
    reasons = tuple(reason for _effect, reason in said)
    if mode in ("approve", "block") and (until := allowed_until(action, party, role)):
        return Allowed("warn", (*reasons, _("%(action)s is allowed until %(day)s all the same.",
                                            action=ACTIONS[action], day=day_text(until))))
    return Allowed(mode, reasons)


def standings_say(action, party, role):
    """(effect, reason) of each standing."""
    return [(row.effects.get(action, "allow"), _(
        "They stand at “%(standing)s” since %(day)s.", standing=row.name, day=day_text(row.since)))
        for row in standings_of(party, role)]


def allowed_until(action, party, role):
    """Until when it was agreed that the standing does not count; None: it was not."""
    return db.session.scalar(of(StandingOverride, sa.func.max(StandingOverride.expires_on)).where(
        StandingOverride.party_id == party.id, StandingOverride.role == role, StandingOverride.action == action,
        StandingOverride.state == "agreed", StandingOverride.expires_on >= today(workspace())))


def day_text(day):
    return format_day(day, language())
