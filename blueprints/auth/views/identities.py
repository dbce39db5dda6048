"""One's own account and the company's: connected by oneself, signed in here and proved there, and disconnected."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.auth import bp
from blueprints.auth.company import attempt, ldap, oidc, people
from blueprints.auth.company.claims import TurnedAway
from blueprints.auth.forms import DirectoryForm
from blueprints.auth.views.account import tabs
from blueprints.auth.views.company import only_when_on
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from models import User, db


@bp.get("/account/company")
@needs()
def company_account():
    return page("auth/company_account.html", **shown())


@bp.post("/account/company/connect")
@needs()
@confirmed
def connect_company():
    only_when_on()
    begun = attempt.begin(link_to=current_user.sign_in_id)
    return page("auth/company_account.html", **shown(way_there=oidc.way_there(begun)))


@bp.post("/account/company/directory")
@needs()
@confirmed
def connect_directory():
    if not ldap.is_on():
        abort(404)
    form = DirectoryForm()
    if form.validate_on_submit() and is_connected(form):
        return done(_("Your account is connected"), url_for(".company_account"))
    return page("auth/company_account.html", **shown(directory_form=form))


@bp.post("/account/company/<int:identity_id>/disconnect")
@needs()
@confirmed
def disconnect_company(identity_id):
    people.disconnect_own(find(User, current_user.id, to="edit"), identity_id, keep_sign_in=current_user.sign_in_id)
    db.session.commit()
    return done(_("Your account is not connected any more"), url_for(".company_account"))


def is_connected(form):
    """With whom the form names in the directory; if not, that is said at its fields."""
    try:
        if people.connect_to_directory(current_user, form.name.data, form.directory_password.data):
            return True
        form.directory_password.errors = [_("Name and password do not match in the directory")]
    except TurnedAway as reason:
        form.form_errors.append(reason.message)
    return False


def shown(*, way_there=None, directory_form=None):
    user = find(User, current_user.id)
    sources = {identity.source for identity in user.identities}
    return {"user": user, "way_there": way_there, "tabs": tabs("company_account"),
            "company": oidc.name() if oidc.is_on() else "", "sources": sources, "has_directory": ldap.is_on(),
            "may_disconnect": user.password_hash is not None or len(user.identities) > 1,
            "directory_form": directory_form or DirectoryForm()}
