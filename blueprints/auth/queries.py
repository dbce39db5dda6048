"""What people see of their own sign-ins."""
import sqlalchemy as sa

from core.access import of
from models import Identity, Passkey, SignIn, SignInEvent, User, db, now

HAS_FACTOR = sa.or_(User.factor_since.is_not(None), User.id.in_(sa.select(Passkey.user_id)))
LAST = 10  # sign-ins on a page about somebody


def devices_of(user_id):
    """Where somebody is signed in, the device used last first."""
    return (of(SignIn, SignIn.id, SignIn.device, SignIn.address, SignIn.created_at, SignIn.seen_at)
            .where(SignIn.user_id == user_id, SignIn.expires_at > now())
            .order_by(SignIn.seen_at.desc(), SignIn.id.desc()))


def last_sign_ins(user_id):
    """How somebody came in lately, and who tried in vain: the newest first."""
    return (of(SignInEvent, SignInEvent.at, SignInEvent.outcome, SignInEvent.way, SignInEvent.address,
               SignInEvent.device).where(SignInEvent.user_id == user_id)
            .order_by(SignInEvent.at.desc(), SignInEvent.id.desc()).limit(LAST))


def is_connected(user_id):
    """Can they come by the issuer of the company's sign-in?"""
    return db.session.scalar(of(Identity, Identity.id).where(
        Identity.user_id == user_id, Identity.source == "oidc").limit(1)) is not None
