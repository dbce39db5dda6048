"""What people see of their own sign-ins."""
from core.access import of
from models import Identity, SignIn, db, now


def devices_of(user_id):
    """Where somebody is signed in, the device used last first."""
    return (of(SignIn, SignIn.id, SignIn.device, SignIn.address, SignIn.created_at, SignIn.seen_at)
            .where(SignIn.user_id == user_id, SignIn.expires_at > now())
            .order_by(SignIn.seen_at.desc(), SignIn.id.desc()))


def is_connected(user_id):
    """Can they come by the issuer of the company's sign-in?"""
    return db.session.scalar(of(Identity, Identity.id).where(
        Identity.user_id == user_id, Identity.source == "oidc").limit(1)) is not None
