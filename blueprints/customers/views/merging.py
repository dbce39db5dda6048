"""Two parties made one, and taken apart again."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import merging
from blueprints.customers.forms.merging import OtherForm
from blueprints.customers.merge_preview import differences, left_by, moved_by, preview
from blueprints.customers.queries.merges import MERGES, possible_same
from core.access import can_edit, find, needs
from core.merge import names_of, refuse, survivor_of
from core.merge_form import MergeForm
from core.merge_undo import refuse_undo
from core.page import Refused, done, page
from core.words import _
from models import Merge, Party, db


def both(party_id, other_id):
    """The party that stays and the one that goes; found in the order of their ids, or two people would wait for each
    other."""
    if party_id == other_id:
        raise Refused(_("Nothing can be merged into itself"))
    found = {one: find(Party, one, to="edit") for one in sorted((party_id, other_id))}
    refuse(found[other_id], found[party_id])
    return found[party_id], found[other_id]


@bp.get("/<int:party_id>/merge")
@needs("customers.write")
def find_same(party_id):
    party, form = find(Party, party_id, to="edit"), OtherForm()
    return page("customers/find_same.html", party=party, form=form, found=possible_same(party, form.q.data or ""))


@bp.route("/<int:party_id>/merge/<int:other_id>", methods=["GET", "POST"])
@needs("customers.write")
def merge_customers(party_id, other_id):
    party, other = both(party_id, other_id)
    form = MergeForm.of(differences(other, party))()
    if form.validate_on_submit():
        names = {"one": other.title, "other": party.title}
        row = merging.merge_parties(other, party, chosen=form.chosen, by=current_user)
        db.session.commit()
        return done(_("%(one)s is part of %(other)s now", **names), url_for(".customer", party_id=party_id),
                    undo=url_for(".undo_merge", merge_id=row.id))
    return page("customers/merge_customers.html", party=party, other=other, form=form, groups=preview(other, party))


def found(merge_id):
    """A merge, into a party that the asker sees, or that is part of one they see since."""
    row = db.session.get(Merge, merge_id) or abort(404)
    party = find(Party, survivor_of(row.target_id) or row.target_id)
    db.session.refresh(row)  # somebody may have undone it before the party was ours to change
    return row, party


@bp.get("/merges")
@needs("customers.read")
def merges():
    return page("customers/merges.html", listing=MERGES.open(request.args, request.path))


@bp.get("/merges/<int:merge_id>")
@needs("customers.read")
def merge(merge_id):
    row, party = found(merge_id)
    return page("customers/merge.html", row=row, party=party, groups=moved_by(row), left=list(left_by(row)),
                called=names_of([row.source_id, row.target_id]), may_edit=can_edit(party))


@bp.post("/merges/<int:merge_id>/undo")
@needs("customers.write")
def undo_merge(merge_id):
    row, party = found(merge_id)
    if not can_edit(party):
        abort(403)
    refuse_undo(row)
    left = merging.take_apart(row, by=current_user)
    db.session.commit()
    name = names_of([row.source_id])[row.source_id]
    told = _("%(name)s is itself again; what was changed since stayed as it is", name=name) if left else _(
        "%(name)s is itself again: all is where it was", name=name)
    return done(told, url_for(".merge", merge_id=merge_id))
