"""How customers of each class are followed up when a workspace begins: not at all, until somebody says how."""
import sqlalchemy as sa

from core.words import _
from models import FollowUpRule, db

DAYS = {"potential": 30, "new": 30, "existing": 60, "loyal": 30, "lost": 90}


def ship_rules():
    if db.session.scalar(sa.select(FollowUpRule.id).limit(1)) is None:
        db.session.add_all(FollowUpRule(lifecycle=name, basis="none", days=days, way="call", script=_(
            "How is business? Is anything open with us? What do you need next, and when?"))
            for name, days in DAYS.items())
