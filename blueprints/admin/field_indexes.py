"""Fields marked for filtering get an index, others lose theirs. It may take minutes, so a job does it."""
from datetime import time

import sqlalchemy as sa

from blueprints.admin.actions.fields import defined
from core.custom_sql import drop_index, indexes, make_index
from core.jobs import Progress, handler
from core.words import _l
from models import CustomField, db


@handler("fields.index", nightly_at=time(3, 45), title=_l("Prepare lists for filtering by custom fields"))
def keep_indexes(job, field_id=None):
    """Make the indexes of one field, or of all, agree with what is marked; also after a migration dropped them.

    Each is built outside the job's own transaction, which ends first. A second time over does no harm.
    """
    query = sa.select(CustomField).order_by(CustomField.id)
    fields = db.session.scalars(query.where(CustomField.id == field_id) if field_id else query).all()
    yield Progress(0, len(fields), cursor={})
    for done, field in enumerate(fields, 1):
        wanted = field.is_filtered and field.archived_at is None
        known = field.key in indexes()
        if known and (field_id or not wanted):  # asked for by name: its type, and with it the words, may be others
            drop_index(defined(field))
        if wanted and (field_id or not known):
            make_index(defined(field))
        yield Progress(done, len(fields), cursor={})
