"""Whoever comes to the page of a party that is part of another one now is led there."""
from flask import flash, redirect, request, url_for

from core.access import of
from core.address_values import LARGEST_ID
from core.merge import names_of, survivor_of
from core.scope import principal_of
from core.words import _
from models import Party, db

NAMED = ("party_id", "other_id")  # arguments of addresses that name a party


def moved_on():
    """{argument: id of the party that it is part of now} of what the address names, as far as the asker sees that."""
    if principal_of(db.session) is None:
        return {}
    asked = {name: value for name, value in (request.view_args or {}).items() if name in NAMED and value <= LARGEST_ID}
    moved = {name: survivor_of(value) for name, value in asked.items()}
    seen = set(db.session.scalars(of(Party, Party.id).where(Party.id.in_(list(filter(None, moved.values()))))))
    return {name: survivor for name, survivor in moved.items() if survivor in seen}


def told(moved):
    """ "Acme Ltd is part of Acme now" """
    (name, survivor), *_rest = moved.items()
    names = names_of([request.view_args[name], survivor])
    return _("%(one)s is part of %(other)s now", one=names[request.view_args[name]], other=names[survivor])


def lead_on(moved):
    """To the same page of the party that it is part of."""
    flash(told(moved), "info")
    args = {**request.args.to_dict(flat=False), **request.view_args, **moved}
    return redirect(url_for(request.endpoint, **args))
