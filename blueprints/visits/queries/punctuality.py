"""Which share of follow-ups was held by its day, by person and by team."""
import sqlalchemy as sa

from core.access import of
from core.times import today
from core.workspace import workspace
from models import Team, User, Visit, db

IN_TIME = sa.func.sum(sa.case((Visit.is_in_time, 1), else_=0)).label("in_time")


def shares(first, last, model, column):
    """[(id, name, due, in time)] of what was due in these days and not dropped, by person or team; nobody's last. What
    is due today counts once it is held."""
    counted = sa.or_(Visit.due_on < today(workspace()), Visit.state == "held")
    query = of(Visit, column.label("id"), model.name, sa.func.count().label("due"), IN_TIME).outerjoin(
        model, model.id == column).where(Visit.due_on.between(first, last), Visit.state != "dropped", counted)
    return db.session.execute(query.group_by(column, model.name).order_by(model.name.is_(None), model.name)).all()


def of_people(first, last):
    return shares(first, last, User, Visit.person_id)


def of_teams(first, last):
    return shares(first, last, Team, Visit.team_id)
