"""Facts that stand twice for speed are kept equal here, with every flush, whoever writes them."""
from sqlalchemy import event

from models import Hat, TwoModeSession


def init_repeated():
    if not event.contains(TwoModeSession, "before_flush", repeat_hats):
        event.listen(TwoModeSession, "before_flush", repeat_hats)


def repeat_hats(session, _context, _instances):
    """A customer's profile says whose the customer is: what the hat says that they wear now, or wore last."""
    for hat in [row for row in (*session.new, *session.dirty) if isinstance(row, Hat) and row.role == "customer"]:
        if hat.until is None and hat.party is not None and hat.party.profile is not None:
            hat.party.profile.owner_id, hat.party.profile.team_id = hat.owner_id, hat.team_id
