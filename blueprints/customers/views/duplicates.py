"""Parties that a scan found alike: merge them, or say that they are two."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import scanning
from blueprints.customers.merge_labels import FOUND_BY
from blueprints.customers.queries.pairs import PAIRS
from core import jobs
from core.access import find, needs
from core.page import done, page
from core.words import _, _l
from models import DuplicatePair, Party, db

STATES = {"open": _l("Not decided"), "different": _l("Not the same")}
SCAN = "customers.duplicates"


@bp.get("/duplicate-pairs")
@needs("customers.write")
def duplicate_pairs():
    listing = PAIRS.open(request.args, request.path)
    return page("customers/duplicate_pairs.html", listing=listing, states=STATES, reasons=FOUND_BY,
                job=jobs.running(SCAN))


@bp.post("/duplicate-pairs/scan")
@needs("customers.write")
def scan_duplicates():
    jobs.enqueue(SCAN, key=SCAN)
    db.session.commit()
    return done(_("The search has begun"), url_for(".duplicate_pairs"))


def decided(pair_id, state):
    pair = db.session.get(DuplicatePair, pair_id, with_for_update=True) or abort(404)
    for party_id in (pair.first_id, pair.second_id):
        find(Party, party_id, to="edit")
    scanning.decide(pair, state, by=current_user)
    db.session.commit()


@bp.post("/duplicate-pairs/<int:pair_id>/tell-apart")
@needs("customers.write")
def tell_apart(pair_id):
    decided(pair_id, "different")
    return done(_("They are two, and no search asks again"), url_for(".duplicate_pairs"),
                undo=url_for(".ask_again", pair_id=pair_id))


@bp.post("/duplicate-pairs/<int:pair_id>/ask-again")
@needs("customers.write")
def ask_again(pair_id):
    decided(pair_id, "open")
    return done(_("They may be the same"), url_for(".duplicate_pairs"))
