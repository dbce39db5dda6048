"""What happened to a corrective action: written down once, on its own list and on its timeline."""
from core import timeline
from core.notices import tell
from core.times import today
from core.workspace import workspace
from models import CorrectiveEvent, db


def note(action, what, *, by, on=None, until=None, **facts):
    """One more event. Checks and what people decide are also told on the timeline."""
    event = CorrectiveEvent(record_id=action.id, party_id=action.party_id, role=action.role, what=what,
                            on=on or today(workspace()), until=until, facts=facts, by_id=by.id)
    db.session.add(event)
    timeline.note(action, f"corrective-{what}", by=by, **facts)
    return event


def tell_owner(action, kind, *, by):
    """Its owner, unless they did it themselves."""
    tell([action.owner_id], kind, key=f"{kind}:{action.id}", by=by, record_id=action.id, title=action.title)
