"""For whatever watches the server: is it up, and can it work? Says nothing of the data."""
from sqlalchemy.exc import SQLAlchemyError

from blueprints.home import bp
from core import migrations
from core.access import public
from models import db


@bp.get("/livez")
@public
def livez():
    """The process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@public
def readyz():
    """The database answers and is up to date; 503 and what is amiss otherwise."""
    try:
        current = migrations.in_force(db.engine)
    except SQLAlchemyError:
        return {"status": "no database"}, 503
    if current != migrations.newest():
        return {"status": "not migrated"}, 503
    return {"status": "ok"}
