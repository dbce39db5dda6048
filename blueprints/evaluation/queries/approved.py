"""Who stood where on any day, and what that meant: the record that ISO 9001 8.4 asks for."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core import export
from core.access import of
from core.words import _l
from models import Evaluation, Hat, NameCard, ScoreBand, ScoreTemplate, StandingEvent, db

Name, Later = aliased(NameCard), aliased(StandingEvent, flat=True)


def standings_on(role, day):
    """One row for each of a role and template that had a standing by the end of the period before `day`, by name.

    Each names the evaluation it came from, and when it was noted, which is later for what was computed afterwards.
    """
    newest = of(Later, sa.func.max(Later.id)).where(
        Later.party_id == StandingEvent.party_id, Later.code == StandingEvent.code, Later.decided_on < day).correlate(
        StandingEvent).scalar_subquery()
    had_role = of(Hat, Hat.id).where(
        Hat.party_id == StandingEvent.party_id, Hat.role == role,
        sa.or_(Hat.until.is_(None), Hat.until > day)).exists()
    rows = of(StandingEvent, StandingEvent.party_id, Name.title, StandingEvent.after, StandingEvent.decided_on,
              StandingEvent.at, Evaluation.score, Evaluation.starts_on, ScoreTemplate.name.label("template"),
              ScoreTemplate.code, ScoreTemplate.edition, ScoreBand.effects, ScoreBand.tone)
    return db.session.execute(rows.join(Name, Name.id == StandingEvent.party_id).join(
        Evaluation, Evaluation.id == StandingEvent.evaluation_id).join(
        ScoreTemplate, ScoreTemplate.id == Evaluation.template_id).outerjoin(ScoreBand, sa.and_(
            ScoreBand.template_id == Evaluation.template_id, ScoreBand.name == StandingEvent.after)).where(
        StandingEvent.role == role, StandingEvent.id == newest, had_role).order_by(
        Name.title, StandingEvent.party_id, ScoreTemplate.code)).all()


def of_standing(name):
    """What a standing says, where there is one."""
    return lambda row: getattr(row.standing, name) if row.standing else None


def columns(room, effects):
    """Of the file; its rows are Approvals."""
    return [
        export.Column(room.one, lambda row: row.title), export.Column(_l("Standing"), of_standing("after")),
        *(export.Column(heading, lambda row, action=action: str(effects[row.effect(action)]))
          for action, heading in room.means),
        export.Column(_l("Template"),
                      lambda row: f"{row.standing.template} {row.standing.edition}" if row.standing else None),
        export.Column(_l("Score"), of_standing("score")),
        export.Column(_l("Period that ended"), of_standing("decided_on")),
        export.Column(_l("Noted"), of_standing("at")),
        export.Column(_l("Qualified for"), lambda row: row.qualified_text),
        export.Column(_l("Documents that lack"), lambda row: row.lacks_text),
    ]
