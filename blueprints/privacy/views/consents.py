"""What somebody allowed us, with source and day; and never reaching them again."""
from flask import url_for
from flask_login import current_user

from blueprints.customers.consent_labels import WORDS
from blueprints.privacy import bp
from blueprints.privacy.actions import suppressions
from blueprints.privacy.forms.consents import ConsentForm
from blueprints.privacy.labels import REASONS
from core import consents as said
from core.access import can, can_edit, find, needs
from core.page import Refused, done, page
from core.suppressions import LISTED, suppressed
from core.wearing import points_of
from core.words import _
from models import Party, db


@bp.get("/parties/<int:party_id>/consents")
@needs("customers.read")
def consents(party_id):
    party = find(Party, party_id)
    points = points_of(party)
    listed = suppressed((point.kind, point.value_key) for point in points)
    return page("privacy/consents.html", party=party, words=WORDS, verdicts=said.verdicts(party, points),
                history=said.history(party), reasons=REASONS, may_edit=can("customers.write") and can_edit(party),
                points=[(point, listed.get((point.kind, point.value_key))) for point in points
                        if point.kind in LISTED])


@bp.route("/parties/<int:party_id>/consents/new", methods=["GET", "POST"])
@needs("customers.write")
def note_consent(party_id):
    party = find(Party, party_id, to="edit")
    form = ConsentForm().offer(party.points)
    if form.validate_on_submit():
        try:
            said.note_consent(party, form.facts, by=current_user)
        except Refused as refused:
            form.point.errors = [refused.message]
            return page("privacy/note_consent.html", form=form, party=party)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".consents", party_id=party_id))
    return page("privacy/note_consent.html", form=form, party=party)


@bp.post("/parties/<int:party_id>/object")
@needs("customers.write")
def object_for(party_id):
    suppressions.object_for(find(Party, party_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("They are not reached at any of these any more"), url_for(".consents", party_id=party_id),
                undo=url_for(".reach_again", party_id=party_id))


@bp.post("/parties/<int:party_id>/reach-again")
@needs("customers.write")
def reach_again(party_id):
    suppressions.reach_again(find(Party, party_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("They may be reached again, as far as they allowed it"), url_for(".consents", party_id=party_id))
