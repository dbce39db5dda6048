"""Who watches a record, and the button to do so."""
from flask import url_for
from flask_login import current_user

from blueprints.records import bp
from blueprints.records.actions import watchers as actions
from blueprints.records.panels import panels_of
from core.access import find, needs
from core.page import done, page
from models import Record, db


@bp.get("/<int:record_id>/watchers")
@needs()
def watchers(record_id):
    return page("records/watchers.html", panels=panels_of(find(Record, record_id)))


@bp.post("/<int:record_id>/watch")
@needs()
def watch(record_id):
    record = find(Record, record_id)
    actions.watch(record, by=current_user)
    return saved(record)


@bp.post("/<int:record_id>/unwatch")
@needs()
def unwatch(record_id):
    record = find(Record, record_id)
    actions.unwatch(record, by=current_user)
    return saved(record)


def saved(record):
    db.session.commit()
    return done(None, url_for(".watchers", record_id=record.id), template="records/watchers.html", block="watchers",
                panels=panels_of(record))
