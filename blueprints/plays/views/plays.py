"""Plays: all of them, one, drafted, published, turned on and off."""
from flask import abort, request, url_for

from blueprints.plays import bp, labels
from blueprints.plays.actions import plays as actions
from blueprints.plays.forms.plays import NewPlayForm, PlayForm
from blueprints.plays.portrait import PlayPortrait, told
from blueprints.plays.queries import plays as queries
from blueprints.plays.queries.without_list import WITHOUT
from core.access import can, find, needs
from core.class_labels import CLASSES, GEOGRAPHIES, SIZES
from core.export import export
from core.jobs import enqueue
from core.page import Refused, done, page
from core.words import _
from models import Play, db


@bp.get("")
@needs("customers.read")
def plays():
    counts = queries.counts()
    rows = [(row, counts.get(row.code)) for row in queries.all_plays()]
    return page("plays/plays.html", rows=rows, labels=labels, classes=CLASSES, sizes=SIZES, geographies=GEOGRAPHIES,
                told=told, may_edit=can("customers.manage"))


@bp.get("/<int:play_id>")
@needs("customers.read")
def play(play_id):
    found = find(Play, play_id)
    return page("plays/play.html", play=found, portrait=PlayPortrait(found), labels=labels, classes=CLASSES,
                sizes=SIZES, geographies=GEOGRAPHIES, may_edit=can("customers.manage"))


@bp.route("/new", methods=["GET", "POST"])
@needs("customers.manage")
def new_play():
    form = NewPlayForm()
    if form.validate_on_submit():
        made = actions.begin(form.facts)
        return saved(made.id, _("A draft: add steps and publish it"))
    return page("plays/edit_play.html", form=form, play=None)


@bp.route("/<int:play_id>/edit", methods=["GET", "POST"])
@needs("customers.manage")
def edit_play(play_id):
    found = find(Play, play_id)
    actions.check_draft(found)
    form = PlayForm(obj=found)
    if form.validate_on_submit():
        actions.revise(found, form.facts)
        return saved(play_id, _("%(what)s saved", what=found.name))
    return page("plays/edit_play.html", form=form, play=found)


@bp.post("/<int:play_id>/draft")
@needs("customers.manage")
def draft_play(play_id):
    return saved(actions.draft_of(find(Play, play_id)).id, _("A draft: change it and publish it"))


@bp.post("/<int:play_id>/publish")
@needs("customers.manage")
def publish_play(play_id):
    found = find(Play, play_id)
    actions.publish(found)
    return saved(play_id, _("%(name)s is in force now", name=found.name))


@bp.post("/<int:play_id>/discard")
@needs("customers.manage")
def discard_play(play_id):
    actions.discard(find(Play, play_id))
    db.session.commit()
    return done(_("The draft is gone"), url_for(".plays"))


@bp.post("/<int:play_id>/on")
@needs("customers.manage")
def turn_on_play(play_id):
    found = find(Play, play_id)
    actions.turn_on(found)
    enqueue("plays.follow", key="plays.follow")
    return saved(play_id, _("%(play)s is on", play=found.name), url_for(".turn_off_play", play_id=play_id))


@bp.post("/<int:play_id>/off")
@needs("customers.manage")
def turn_off_play(play_id):
    found = find(Play, play_id)
    actions.turn_off(found)
    return saved(play_id, _("%(play)s is off: whoever is in it goes on", play=found.name),
                 url_for(".turn_on_play", play_id=play_id))


@bp.post("/<int:play_id>/move")
@needs("customers.manage")
def move_play(play_id):
    """Everybody who is on an edition before this one."""
    found = find(Play, play_id)
    if found.state != "published":
        raise Refused(_("Only a play in force can be entered"))
    enqueue("plays.move", key=f"plays.move:{play_id}", play_id=play_id)
    return saved(play_id, _("They are being moved: that may take a minute"))


def saved(play_id, message, undo=""):
    db.session.commit()
    return done(message, url_for(".play", play_id=play_id), undo=undo)


@bp.get("/without")
@needs("customers.read")
def without():
    """The customers behind a figure of those without a play; nobody asks for them without one."""
    if not request.args.get("those"):
        abort(404)
    listing = WITHOUT.open(request.args, request.path)
    return page("plays/without.html", listing=listing, counted=labels.runs_counted(listing.total))


@bp.get("/without/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_without(kind):
    listing = WITHOUT.open(request.args, request.path)
    return export(kind, "without-play", listing.file_columns(), listing.all_rows())
