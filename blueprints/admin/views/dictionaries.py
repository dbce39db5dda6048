"""Dictionaries: what people choose from, by how much each word is used, and two of them made one."""
from flask import abort, request, url_for

from blueprints.admin import bp, words
from blueprints.admin.actions import words as actions
from blueprints.admin.doors import elsewhere
from blueprints.admin.forms import MergeWordForm
from core.access import find, needs
from core.page import done, page
from core.places import shift
from core.word_lists import word_lists
from core.words import _
from models import db

ROW = "/dictionaries/<string:name>/<int:row_id>"


@bp.get("/dictionaries")
@needs("admin.manage")
def dictionaries():
    return page("admin/dictionaries.html", lists=[(each, words.counts(each)) for each in word_lists().values()],
                elsewhere=elsewhere())


@bp.get("/dictionaries/<string:name>")
@needs("admin.manage")
def dictionary(name):
    listed = named(name)
    return page("admin/dictionary.html", **shown(listed, is_archive=request.args.get("state") == "archived"))


def shown(listed, is_archive=False):
    rows = words.rows(listed, archived=is_archive)
    used = words.used(listed, [row.id for row in rows])
    return {"words": listed, "rows": rows, "used": used, "is_archive": is_archive}


@bp.route(f"{ROW}/merge", methods=["GET", "POST"])
@needs("admin.manage")
def merge_word(name, row_id):
    listed, row = held(name, row_id)
    if not listed.can_merge:
        abort(404)
    form = MergeWordForm(listed, row)
    if form.validate_on_submit():
        into = find(listed.model, form.into.data)
        actions.merge(listed, row, into)
        return saved(_("%(tag)s becomes %(into)s on all that bear it", tag=listed.text(row), into=listed.text(into)),
                     listed)
    return page("admin/merge_word.html", words=listed, row=row, form=form, uses=words.uses(listed, row),
                below=words.below(listed, row))


@bp.post(f"{ROW}/<any(up, down):direction>")
@needs("admin.manage")
def shift_word(name, row_id, direction):
    listed, row = held(name, row_id)
    if not listed.is_ordered or row.archived_at:
        abort(404)
    shift(row, words.beside(listed, row), direction)
    db.session.commit()
    back = url_for(".dictionary", name=name, _anchor=f"{direction}-{row_id}")  # to the button that was pressed
    return done("", back, template="admin/dictionary.html", block="rows", **shown(listed))


@bp.post(f"{ROW}/<any(archive, restore):what>")
@needs("admin.manage")
def put_word_away(name, row_id, what):
    listed, row = held(name, row_id)
    if what == "archive":
        actions.archive(listed, row)
        undo = url_for(".put_word_away", name=name, row_id=row_id, what="restore")
        return saved(_("%(name)s is archived", name=listed.text(row)), listed, undo)
    actions.restore(listed, row)
    return saved(_("%(name)s is in use again", name=listed.text(row)), listed)


def named(name):
    return word_lists().get(name) or abort(404)


def held(name, row_id):
    listed = named(name)
    row = find(listed.model, row_id, to="edit")
    return (listed, row) if listed.has(row) else abort(404)


def saved(message, listed, undo=""):
    db.session.commit()
    return done(message, url_for(".dictionary", name=listed.name), undo=undo)
