"""Certificates that people of a partner hold."""
from core.page import Refused
from core.search import name_key
from core.words import _
from models import NO_DAY, Certification, db


def certify(partner, *, person, certificate, valid_from, valid_until=None, by):
    """Somebody there holds a certificate; without an end it does not run out."""
    held = Certification(party_id=partner.id, created_by_id=by.id)
    set_facts(held, person, certificate, valid_from, valid_until)
    db.session.add(held)
    return held


def revise(held, *, person, certificate, valid_from, valid_until=None):
    set_facts(held, person, certificate, valid_from, valid_until)


def set_facts(held, person, certificate, valid_from, valid_until):
    if valid_until is not None and valid_until < valid_from:
        raise Refused(_("It cannot end before it begins"))
    held.person, held.person_key, held.certificate = person, name_key(person), certificate
    held.valid_from, held.valid_until = valid_from, valid_until or NO_DAY


def remove(held):
    """It was entered by mistake; the history of the partner keeps it."""
    db.session.delete(held)
