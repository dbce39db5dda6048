"""Who works where, which company belongs to which, who introduced whom: find the other end, tie, revise, end."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import links
from blueprints.customers.forms.party import FindForm, LinkForm, NewLinkForm, PersonForm
from blueprints.customers.labels import LINKS, shared
from blueprints.customers.pages import pages_of
from blueprints.customers.queries.duplicates import duplicates as duplicates_of
from blueprints.customers.queries.ends import possible_ends
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import NameCard, Party, PartyLink, db


def find_tie(party_id, link_id):
    """The party, which the asker may edit, and a tie of it."""
    party, tie = find(Party, party_id, to="edit"), find(PartyLink, link_id)
    if party_id not in (tie.party_id, tie.other_id):
        abort(404)
    return party, tie


def saved(party):
    """Commit, and back to the page of the party."""
    db.session.commit()
    return done(_("%(party)s saved", party=party.title), url_for(".customer", party_id=party.id))


@bp.get("/<int:party_id>/links/<string:kind>")
@needs("customers.write")
def find_link(party_id, kind):
    party, form = find(Party, party_id, to="edit"), FindForm()
    what = LINKS.get(kind) or abort(404)
    return page("customers/find_link.html", party=party, kind=kind, what=what, kinds=LINKS, form=form,
                found=possible_ends(party, kind, form.q.data or ""))


@bp.route("/<int:party_id>/links/<string:kind>/<int:other_id>", methods=["GET", "POST"])
@needs("customers.write")
def add_link(party_id, kind, other_id):
    party, other = find(Party, party_id, to="edit"), find(Party, other_id)
    what = LINKS.get(kind) or abort(404)
    form = NewLinkForm()
    if form.validate_on_submit():
        left, right = (party, other) if what.is_left else (other, party)
        links.link(left, right, what.link, by=current_user, title=form.title.data, since=form.since.data)
        return saved(party)
    return page("customers/edit_link.html", form=form, party=party, other=other.title, what=what, tie=None,
                kind=kind, other_id=other_id)


@bp.route("/<int:party_id>/people/new", methods=["GET", "POST"])
@needs("customers.write")
def new_person(party_id):
    """Whom others know already is told first, by e-mail and mobile: names and an office phone are shared."""
    party, form = find(Party, party_id, to="edit"), PersonForm()
    found = duplicates_of({name: form[name].data for name in ("email", "mobile")} if form.is_submitted() else {})
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        links.employ_new(party, form.facts, by=current_user, title=form.job.data, since=form.since.data)
        return saved(party)
    return page("customers/new_person.html", form=form, party=party, found=found, shared=shared,
                pages=pages_of([row.id for row, _reasons in found.known]),
                status=409 if form.is_submitted() and not form.errors else None)


@bp.route("/<int:party_id>/ties/<int:link_id>", methods=["GET", "POST"])
@needs("customers.write")
def edit_link(party_id, link_id):
    party, tie = find_tie(party_id, link_id)
    form = LinkForm(obj=tie)
    if form.validate_on_submit():
        links.revise_link(tie, title=form.title.data, since=form.since.data, until=form.until.data, by=current_user)
        return saved(party)
    other_id = tie.other_id if tie.party_id == party_id else tie.party_id
    return page("customers/edit_link.html", form=form, party=party, other=db.session.get(NameCard, other_id).title,
                what=None, tie=tie, kind=None, other_id=other_id)


@bp.post("/<int:party_id>/ties/<int:link_id>/end")
@needs("customers.write")
def end_link(party_id, link_id):
    party, tie = find_tie(party_id, link_id)
    links.end_link(tie, by=current_user)
    return saved(party)


@bp.post("/<int:party_id>/ties/<int:link_id>/remove")
@needs("customers.write")
def remove_link(party_id, link_id):
    party, tie = find_tie(party_id, link_id)
    links.remove_link(tie, by=current_user)
    return saved(party)
