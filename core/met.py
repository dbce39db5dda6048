"""What somebody met without seeing it: a sealed name for it, good for whoever met it and nobody else."""
from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from core.scope import principal_of
from models import db


def sealed(party_id, reasons):
    """Stands for a party and what one has in common with it; says nothing of either."""
    return _seal().dumps([principal_of(db.session).id, party_id, " ".join(sorted(reasons))])


def opened(token):
    """(party id, reasons) of what the asker met; None of anything else."""
    try:
        met_by, party_id, reasons = _seal().loads(token)
    except (BadSignature, ValueError):
        return None
    return (party_id, reasons.split()) if met_by == principal_of(db.session).id else None


def _seal():
    return URLSafeSerializer(current_app.secret_key, salt="met a party of another team")
