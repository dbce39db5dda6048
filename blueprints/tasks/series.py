"""What repeats: the rhythm of a task, the one that follows it, and taking that one back."""
import sqlalchemy as sa

from core.access import of
from core.custom_fields import custom_values
from core.due import due_at
from core.search import index_record
from core.times import today
from core.workspace import workspace
from measures.recurrence import Rhythm, following
from models import Attachment, Entry, RecordTag, Task, db

KEPT = ("title", "notes", "about_id", "party_id", "owner_id", "team_id", "due_time", "repeats")


def rhythm_of(task):
    """The rhythm of a task that repeats, else None."""
    if not task.repeats:
        return None
    first = task.repeats.get("first")
    return Rhythm(task.repeats["unit"], task.repeats["every"], type(task.due_on).fromisoformat(first) if first
                  else task.due_on)


def go_on(task, *, by):
    """(the next task of the series, rounds missed) once `task` was done; (None, 0) when there is none to make.

    Each task has one follower at most, however often it is done: whoever sees it, the series goes on once.
    """
    rhythm = rhythm_of(task)
    if rhythm is None or follower_id(task) is not None:
        return None, 0
    coming, missed = following(rhythm, task.due_on, today(workspace()))
    follower = Task(state="open", created_by_id=by.id, series_id=series_of(task), due_on=coming,
                    due_at=due_at(coming, task.due_time), **{name: getattr(task, name) for name in KEPT},
                    extra=custom_values(task))
    db.session.add(follower)
    index_record(follower, follower.title, follower.notes)
    return follower, missed


def series_of(task):
    """The id of the first task of the series."""
    return task.series_id or task.id


def follower_id(task):
    """The id of the task that came after this one in its series, whether or not the asker may see it; else None."""
    later = sa.select(Task.id).where(Task.series_id == series_of(task), Task.id > task.id)
    return db.session.scalar(later.order_by(Task.id).limit(1).execution_options(unscoped="a series goes on once"))


def take_back(task):
    """Remove the follower of a task that was not done after all; True if it was there and nobody had touched it."""
    query = of(Task).where(Task.id == follower_id(task)).with_for_update(of=Task)
    follower = db.session.scalars(query).one_or_none()
    if follower is None or not is_untouched(follower):
        return False
    db.session.delete(follower)  # and by the database the words it is found by
    return True


def is_untouched(task):
    """As the series made it: never saved again, and nothing hangs on it."""
    hanging = [sa.select(model.record_id).where(model.record_id == task.id).exists()
               for model in (Entry, Attachment, RecordTag)]
    return task.version == 1 and not db.session.scalar(sa.select(sa.or_(*hanging)))
