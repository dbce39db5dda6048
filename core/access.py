"""Rights on views and rows: `@needs`, `@public`, `of`, `find`, `can`."""
from functools import cache

import sqlalchemy as sa
from flask import abort, current_app, request

from core.address_values import LARGEST_ID
from core.one_row import columns_of, read_one
from core.scope import acting_as, principal_of
from core.write_guard import reaches_party, reaches_record
from models import Order, Party, PurchaseLine, PurchaseOrder, Quote, Record, db

SIGNED_IN = "signed in"
PUBLIC = "public"
MERGED = "merged"  # the state of a record that is part of another now: core/merge.py


def needs(right=SIGNED_IN):
    """Mark a view: only for whoever holds `right` ("customers.write"); without one, for anybody signed in."""
    def mark(view):
        view.needs = right
        return view
    return mark


def public(view):
    """Mark a view that people see before they sign in."""
    view.needs = PUBLIC
    return view


def cookieless(view):
    """Mark a view that other servers ask: it goes by what it is sent alone, and cookies open nothing in it."""
    view.reads_no_cookie = True
    return view


def confirmed(view):
    """Mark a view for which whoever asks proves once more who they are, unless they did so minutes ago.

    What is asked for is what it does: a form may be looked at, unless looking is all there is to do.
    """
    view.is_confirmed = True
    return view


def refuse_unmarked(app):
    """A view nobody thought about is not served: the application does not start."""
    unmarked = [endpoint for endpoint, view in app.view_functions.items() if not hasattr(view, "needs")]
    if unmarked:
        raise RuntimeError(f"Views without @needs or @public: {', '.join(sorted(unmarked))}")


def passes(principal, right):
    """Does `right`, as a view asks for it, let `principal` through? None: not before they sign in."""
    if right == PUBLIC:
        return True
    if not principal.is_signed_in:
        return None
    return right == SIGNED_IN or principal.can(right)


def needed_right():
    """The right the requested view asks for; None when no view answers the URL."""
    view = current_app.view_functions.get(request.endpoint)
    return getattr(view, "needs", None)


def of(model, *columns):
    """Begin a query: `of(Party)` reads entities, `of(Party, Party.id, Party.title)` plain columns, which lists prefer.

    Adds the kind, without which no list index serves (50 to 650 ms instead of 0.3 at a million rows).
    """
    query = sa.select(*(columns or (model,))).select_from(model)
    if issubclass(model, Record) and model is not Record:
        query = query.where(Record.kind == sa.inspect(model).polymorphic_identity)
    return query


def find(model, row_id, *, to="read"):
    """The row, if the principal may `to` ("read", "edit", "explain") it. A stranger gets 404 as if it never was.

    So does whoever asks for a record that is part of another one now: core/merged_pages.py leads them there.
    """
    if row_id > LARGEST_ID:
        abort(404)
    asked = {"row_id": row_id}
    if db.session.info["mode"] == "write":
        row = db.session.scalars(_one_locked(model), asked).one_or_none()
    else:
        row = read_one(model, _one(model), asked)
    if row is None or (isinstance(row, Record) and row.state == MERGED):
        abort(404)
    if (to == "edit" and not can_edit(row)) or (to == "explain" and not can_explain(row.id)):
        abort(403)
    return row


@cache
def _one(model):
    """The statement that finds a row by its id, built once."""
    return of(model, *columns_of(model)).where(model.id == sa.bindparam("row_id"))


@cache
def _one_locked(model):
    """The same for whoever will change it."""
    locked = Record if issubclass(model, Record) else model
    return of(model).where(model.id == sa.bindparam("row_id")).with_for_update(of=locked)


def can(right):
    """Does the one who asks hold `right` at all? For menus and buttons; rows are asked for by `find`."""
    principal = principal_of(db.session)
    return principal is not None and principal.can(right)


def can_edit(row):
    """May the one who asks change this record, or what hangs on it?"""
    principal = principal_of(db.session)
    if principal.is_system:
        return True
    if isinstance(row, Party):
        return reaches_party(db.session, principal, row.id)
    if isinstance(row, Record):
        return reaches_record(db.session, principal, row.id)
    if isinstance(row, Quote) and row.deal_id is not None:
        return reaches_record(db.session, principal, row.deal_id)
    if isinstance(row, (PurchaseOrder, PurchaseLine)):
        return reaches_party(db.session, principal, row.party_id, roles=("supplier",))
    if isinstance(row, (Order, Quote)):
        return reaches_party(db.session, principal, row.party_id, roles=("customer",))
    return True


def can_manage(record_id, kind=""):
    """May the one who asks put right what others wrote on a record: who manages its domain? `kind`, where it is known:
    of a party its hats alone are asked for."""
    principal = principal_of(db.session)
    reaches = reaches_party if kind == "party" else reaches_record
    return principal.is_system or reaches(db.session, principal, record_id, level="manage")


def can_explain(record_id):
    """May the one who asks be told who else sees a record: who administers, or manages its domain?"""
    return can("admin.manage") or (principal_of(db.session).grants.manages and can_manage(record_id))


def sees(principal, record_id):
    """May `principal`, whoever it is, read this record? Yes or no, and nothing of the record."""
    with db.session.no_autoflush, acting_as(principal):  # what is unsaved is the asker's to write
        return db.session.scalar(of(Record, Record.id).where(Record.id == record_id)) is not None
