"""Dictionaries: words archived, restored, and two of them made one."""
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from blueprints.admin import words as queries
from core.access import of
from core.jobs import Progress, enqueue, handler
from core.page import Refused
from core.principal import Grants
from core.scope import acting_as, principal_of
from core.word_lists import word_lists
from core.words import _, _l
from models import db, now

STEP = 200  # rows a transaction


def archive(words, row):
    """It can be chosen no more; what uses it keeps it."""
    refuse_with_more_below(words, row)
    row.archived_at = row.archived_at or now()


def restore(words, row):
    row.archived_at, told = None, words.text(row)
    try:
        db.session.flush()
    except IntegrityError:  # what is in the archive holds no name
        raise Refused(_("There is one called %(name)s already", name=told)) from None


def merge(words, row, into):
    """Whatever uses `row` uses `into` instead, by a job; `row` goes into the archive at once."""
    if row is into:
        raise Refused(_("%(word)s cannot become itself", word=words.text(row)))
    archive(words, row)
    for column in words.listed_in:
        replace_in_lists(column, row.id, into.id)
    return enqueue("admin.merge_word", key=f"merge-word:{words.name}:{row.id}", name=words.name, row_id=row.id,
                   into_id=into.id)


def refuse_with_more_below(words, row):
    if queries.below(words, row):
        raise Refused(_("Others are part of %(word)s: see to those first", word=words.text(row)))


def replace_in_lists(column, old, new):
    for holder in db.session.scalars(sa.select(column.class_).with_for_update()):
        held = getattr(holder, column.key) or []
        if old in held:
            setattr(holder, column.key, list(dict.fromkeys(new if id_ == old else id_ for id_ in held)))


@handler("admin.merge_word", title=_l("Make two words of a dictionary one"))
def move_uses(job, *, name, row_id, into_id):
    """Step by step; noted in the history of each record as done by whoever merged, whatever they may else see."""
    everywhere = replace(principal_of(db.session), grants=Grants.everything())
    done = job.done
    for column, _label in word_lists()[name].uses:
        while True:
            with acting_as(everywhere):
                rows = db.session.scalars(of(column.class_).where(column == row_id).limit(STEP)).all()
                for row in rows:
                    setattr(row, column.key, into_id)
                db.session.flush()
            if not rows:
                break
            done += len(rows)
            yield Progress(done, cursor={})
