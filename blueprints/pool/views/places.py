"""What lies in the pool and what is about to; claimed, given out, put in; the ledger."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers.labels import CLASSES
from blueprints.pool import bp
from blueprints.pool.actions import claiming, leaving
from blueprints.pool.forms import AssignForm, ReleaseForm
from blueprints.pool.labels import EVENT_TONES, EVENTS, customers_counted
from blueprints.pool.queries import places as queries
from blueprints.pool.queries.rules import rules_in_force, terms
from blueprints.pool.telling import reason
from core.access import can, can_manage, find, needs
from core.export import export
from core.page import done, page
from core.people import name_of, owner_filter, teams
from core.words import _
from models import NameCard, Party, User, db


@bp.get("")
@needs("customers.write")
def pool():
    return listed(queries.POOL, "pool")


@bp.get("/warned")
@needs("customers.write")
def warned():
    return listed(queries.WARNED, "warned")


def listed(declared, here):
    listing = declared.open(request.args, request.path)
    choices = {"classes": [("", _("All classes")), *CLASSES.items()],
               "teams": [("", _("All teams")), *((str(row.id), row.name) for row in teams())],
               "owners": owner_filter(_("All owners"))}
    return page("pool/pool.html", listing=listing, here=here, tabs=tabs(here), classes=CLASSES, choices=choices,
                counted=customers_counted(listing.total), terms=terms(), rules=rules_in_force(),
                may_manage=can("customers.manage"), reached=reached_teams())


def reached_teams():
    """The teams whose customers the asker may open; None: all."""
    grants = current_user.grants
    scope = grants.scope("customers")
    return None if scope == "all" else grants.team_ids if scope == "team" else frozenset()


def tabs(here):
    named = {"pool": _("In the pool"), "warned": _("About to return"), "ledger": _("Ledger")}
    return [{"label": label, "url": url_for(f".{name}"), "active": name == here} for name, label in named.items()]


@bp.get("/ledger")
@needs("customers.read")
def ledger():
    listing = queries.LEDGER.open(request.args, request.path)
    party_id = request.args.get("party", type=int)
    customer = db.session.get(NameCard, find(Party, party_id).id) if party_id else None
    return page("pool/ledger.html", listing=listing, events=EVENTS, tones=EVENT_TONES, reason=reason,
                customer=customer, tabs=tabs("ledger") if can("customers.write") else (),
                owners=owner_filter(_("Everybody")))


@bp.get("/ledger/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_ledger(kind):
    listing = queries.LEDGER.open(request.args, url_for(".ledger"))
    return export(kind, "pool-ledger", queries.LEDGER_FILE, listing.all_rows())


@bp.post("/<int:party_id>/claim")
@needs("customers.write")
def claim(party_id):
    party = claiming.claim(party_id, by=current_user)
    db.session.commit()
    return done(_("%(party)s is yours now", party=party.title), url_for("customers.customer", party_id=party_id))


@bp.route("/<int:party_id>/assign", methods=["GET", "POST"])
@needs("customers.manage")
def assign(party_id):
    place, form = queries.place_of(party_id), AssignForm()
    if place is None or place.state != "pooled":
        raise claiming.gone(party_id)
    title = db.session.get(NameCard, party_id).title
    if form.validate_on_submit():
        claiming.assign(party_id, owner_id=form.owner.data, team_id=form.team.data, by=current_user)
        db.session.commit()
        return done(_("%(party)s is given to %(who)s", party=title, who=name_of(User, form.owner.data)),
                    url_for(".pool"))
    return page("pool/assign.html", form=form, party_id=party_id, title=title)


@bp.route("/<int:party_id>/release", methods=["GET", "POST"])
@needs("customers.write")
def release(party_id):
    party, form = find(Party, party_id, to="edit"), ReleaseForm()
    if party.profile is None or not (can_manage(party_id) or party.profile.owner_id == current_user.id):
        abort(403 if party.profile else 404)
    if form.validate_on_submit():
        leaving.release(party, by=current_user, reason=form.reason.data)
        db.session.commit()
        return done(_("%(party)s is in the pool now", party=party.title), url_for(".pool"),
                    undo=url_for(".take_back", party_id=party_id))
    return page("pool/release.html", form=form, party=party)


@bp.post("/<int:party_id>/take-back")
@needs("customers.write")
def take_back(party_id):
    party = leaving.take_back(party_id, by=current_user)
    db.session.commit()
    return done(_("%(party)s is taken back", party=party.title), url_for("customers.customer", party_id=party_id))
