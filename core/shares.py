"""Parties that somebody sees though none of their roles is in reach: whoever looks after them let them see it."""
import sqlalchemy as sa

from models import PartyShare

shares = PartyShare.__table__.alias("shared_with")


def shared_with(principal, party_id):
    """The condition that somebody let `principal` see this party, and has not ended that."""
    mine = sa.and_(shares.c.user_id == principal.id, shares.c.party_id == party_id, shares.c.ended_at.is_(None))
    return sa.select(sa.literal(1)).select_from(shares).where(mine).correlate_except(shares).exists()
