"""Whom to call on, what follow-ups there were, and the rhythm of one customer."""
from types import SimpleNamespace

from flask import abort, request
from flask_login import current_user

from blueprints.visits import bp, labels
from blueprints.visits.actions import visits as actions
from blueprints.visits.forms.visits import RhythmForm
from blueprints.visits.portrait import FollowUpPortrait
from blueprints.visits.queries.days import has_any
from blueprints.visits.queries.lists import FOLLOW_UPS, LOG
from core.access import can, find, needs
from core.class_labels import CLASSES
from core.export import export
from core.kinds import record_url
from core.page import done, page
from core.people import owner_choices
from core.words import _
from models import Party, db


@bp.get("")
@needs("customers.read")
def visits():
    listing = FOLLOW_UPS.open(request.args, request.path)
    owners = owner_choices(("", _("Mine")), ("anyone", _("Everyone's")), ("none", _("Nobody's")))
    return page("visits/visits.html", listing=listing, owners=owners, has_any=has_any(),
                due=[("", _("Due any time")), *labels.DUE.items()], classes=[("", _("All classes")), *CLASSES.items()],
                counted=labels.follow_ups_counted(listing.total), may_manage=can("customers.manage"))


@bp.get("/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_visits(kind):
    listing = FOLLOW_UPS.open(request.args, request.path)
    return export(kind, "follow-ups", listing.file_columns(), listing.all_rows())


@bp.get("/log")
@needs("customers.read")
def log():
    listing = LOG.open(request.args, request.path)
    people = owner_choices(("", _("Everyone's")), ("me", _("Mine")), ("none", _("Nobody's")))
    return page("visits/log.html", listing=listing, people=people, outcomes=[("", _("All outcomes")),
                *labels.OUTCOMES.items()], states=[("", _("All states")), *labels.STATES.items()],
                counted=labels.visits_counted(listing.total))


@bp.get("/log/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_log(kind):
    listing = LOG.open(request.args, request.path)
    return export(kind, "follow-up-log", listing.file_columns(), listing.all_rows())


def find_customer(party_id):
    """A party the asker may edit and that is a customer."""
    party = find(Party, party_id, to="edit")
    return party if party.profile is not None and party.profile.is_current else abort(404)


@bp.route("/<int:party_id>/rhythm", methods=["GET", "POST"])
@needs("customers.write")
def edit_rhythm(party_id):
    party = find_customer(party_id)
    row = FollowUpPortrait(party).row
    mode = "off" if row and row.is_off else "own" if row and row.every_days else "rule"
    form = RhythmForm(obj=SimpleNamespace(version=row.version if row else 0, mode=mode, days=row and row.every_days,
                                          way=row and row.way, next_on=row and row.agreed_on))
    if form.validate_on_submit():
        actions.set_rhythm(party, form.facts, by=current_user)
        db.session.commit()
        return done(_("The rhythm of %(party)s is set", party=party.title), record_url("party", party_id))
    return page("visits/edit_rhythm.html", form=form, party=party, back=record_url("party", party_id))
