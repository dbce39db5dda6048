"""Looking as somebody else: begun with one's own password and a reason, ended at any time; both are written down."""
import sqlalchemy as sa

from core import seeing
from core.access import of
from core.granted import grants_of
from core.page import Refused
from core.words import _
from models import Sight, SignIn, db, now


def refuse_unseeable(user, *, by):
    """Nobody sees more that way than they do by themselves."""
    if user.id == by.id:
        raise Refused(_("You see as yourself already"))
    if not user.is_active:
        raise Refused(_("%(name)s is deactivated and sees nothing", name=user.name))
    if not seeing.may_look(by, grants_of(user.id, user.access_version)):
        raise Refused(_("%(name)s may do something that you may not: only who may do it all can look as they do",
                        name=user.name))


def begin(user, why, *, by):
    """From their next request on, `by` reads on this device as `user` does; nothing is changed meanwhile."""
    refuse_unseeable(user, by=by)
    sign_in = db.session.scalars(of(SignIn).where(SignIn.id == by.sign_in_id).with_for_update()).one()
    sign_in.sight = Sight(by_id=by.id, as_id=user.id, why=why, expires_at=now() + seeing.LASTS)


def stop(by):
    """Back to oneself; returns the id of whoever was looked as, None when it was over already."""
    sight = db.session.scalar(sa.select(Sight).join(SignIn, SignIn.sight_id == Sight.id).where(
        SignIn.id == by.sign_in_id))
    if sight is None:
        return None
    seeing.end(sight)
    return sight.as_id
