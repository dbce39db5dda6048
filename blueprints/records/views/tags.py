"""The tags on a record: stuck on by typing, taken off by one press."""
from flask import url_for
from flask_login import current_user

from blueprints.records import bp
from blueprints.records.actions import tags as actions
from blueprints.records.forms.tags import TagForm
from blueprints.records.panels import panels_of
from core.access import find, needs
from core.page import done, page
from models import Record, Tag, db


@bp.route("/<int:record_id>/tags", methods=["GET", "POST"])
@needs()
def tags(record_id):
    record, form = find(Record, record_id), TagForm()
    if form.is_submitted():
        find(Record, record_id, to="edit")
        if form.validate():
            actions.add_tag(record, form.name.data, by=current_user)
            return saved(record)
    return page("records/tags.html", panels=panels_of(record), form=form)


@bp.post("/<int:record_id>/tags/<int:tag_id>/remove")
@needs()
def remove_tag(record_id, tag_id):
    record = find(Record, record_id, to="edit")
    actions.remove_tag(record, find(Tag, tag_id), by=current_user)
    return saved(record)


def saved(record):
    db.session.commit()
    return done(None, url_for(".tags", record_id=record.id), template="records/tags.html", block="tags",
                panels=panels_of(record), form=TagForm(None))
