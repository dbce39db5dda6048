"""Who has forgotten their password is told to the administrators, who hand them a link.

By a job, and whoever's address it is, so that the page that asked takes as long for addresses nobody has.
"""
import sqlalchemy as sa

from blueprints.auth.administrators import administrators
from core.jobs import handler
from core.notices import tell
from core.principal import SYSTEM
from core.words import _l
from models import User, db


@handler("auth.forgotten", title=_l("Forgotten passwords"))
def tell_administrators(job, email_key=""):
    job.args = {}  # an address somebody typed is nobody's business any longer
    user = db.session.execute(sa.select(User.id, User.name).where(
        User.email_key == email_key, User.is_active)).one_or_none()
    if user is not None:
        tell(administrators(), "forgotten", key=f"forgotten:{user.id}", by=SYSTEM, name=user.name,
             path=f"/admin/users/{user.id}")
