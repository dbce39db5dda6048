"""The list of those never to be reached: put somebody on it, take somebody off."""
from core.page import Refused
from core.persons import ledger
from core.point_keys import point_key
from core.suppressions import LISTED, lift, put_back, suppress, suppressed
from core.words import _
from models import Suppression, db


def add(kind, value, reason, *, by):
    """A number or address as somebody typed it; refused when it is on the list."""
    key = point_key(kind, value)
    if not suppress([(kind, key)], reason, by=by):
        raise Refused(_("It is on the list already"))
    ledger.keep()


def object_for(party, *, by):
    """They do not want to hear from us: none of their numbers and addresses is reached any more."""
    pairs = [(point.kind, point.value_key) for point in party.points if point.kind in LISTED]
    if not pairs:
        raise Refused(_("No e-mail address and no number of %(party)s is known", party=party.title))
    if not suppress(pairs, "objected", by=by):
        raise Refused(_("It is on the list already"))
    ledger.keep()


def reach_again(party, *, by):
    """They changed their mind; what arrives nowhere, and what was erased, stays on the list."""
    for row in suppressed((point.kind, point.value_key) for point in party.points).values():
        if row.reason == "objected":
            held = db.session.get(Suppression, row.id)
            if held.lifted_at is None:
                lift(held, by=by)
    db.session.flush()
    ledger.keep()


def take_off(row, *, by):
    lift(row, by=by)
    db.session.flush()
    ledger.keep()


def put_on_again(row, *, by):
    put_back(row, by=by)
    db.session.flush()
    ledger.keep()
