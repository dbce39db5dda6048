"""What nobody wants to see any more: into the archive, and back as it was; and given to somebody else."""
from blueprints.cooperation.actions.agreements import reckon
from blueprints.cooperation.actions.archived import refuse_archived
from core.page import Refused
from core.words import _
from models import Agreement, CoopPlan, now


def archive(record, *, by):
    """A plan, an agreement or a risk that was a mistake: out of every list, off everybody's day."""
    refuse_archived(record)
    record.archived_at, record.is_open, record.updated_at = now(), False, now()


def restore(record, *, by):
    if not record.is_archived:
        raise Refused(_("%(what)s is not in the archive", what=record.title))
    record.archived_at, record.updated_at = None, now()
    if isinstance(record, Agreement):
        reckon(record)
    else:
        record.is_open = record.state != ("ended" if isinstance(record, CoopPlan) else "closed")


def hand_over(record, *, owner_id, team_id, by):
    refuse_archived(record)
    record.owner_id, record.team_id, record.updated_at = owner_id, team_id, now()
