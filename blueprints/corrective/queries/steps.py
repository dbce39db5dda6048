"""The files that can show what was done in a discipline."""
import sqlalchemy as sa

from core.access import of
from models import Attachment, db


def files_of(action, step=None):
    """(id, name) of the files on its record, and of the one a discipline names already."""
    held = Attachment.id == (step.file_id if step is not None else None)
    return [tuple(row) for row in db.session.execute(of(Attachment, Attachment.id, Attachment.name).where(
        Attachment.record_id == action.id, sa.or_(Attachment.archived_at.is_(None), held)).order_by(
        Attachment.name, Attachment.id))]
