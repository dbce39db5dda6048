"""The second factor of one's own account: set up, confirmed with a first code, turned off."""
from flask import session, url_for
from flask_login import current_user

from blueprints.auth import bp, factors, passkeys
from blueprints.auth.forms import CodeForm
from blueprints.auth.views.account import tabs
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import User, db


@bp.get("/account/second-factor")
@needs()
def second_factor():
    return page("auth/second_factor.html", **shown(codes=session.pop("codes", None)))


@bp.post("/account/second-factor/begin")
@needs()
@confirmed
def begin_second_factor():
    factors.begin(find(User, current_user.id, to="edit"))
    db.session.commit()
    return done(None, url_for(".second_factor"))


@bp.post("/account/second-factor/confirm")
@needs()
@confirmed
def confirm_second_factor():
    form = CodeForm()
    if form.validate_on_submit():
        user = find(User, current_user.id, to="edit")
        codes = factors.confirm(user, form.code.data, keep_sign_in=current_user.sign_in_id)
        if codes is not None:
            db.session.commit()
            session["codes"] = codes  # for the next page only, in their own signed cookie
            return done(_("The second factor is in force"), url_for(".second_factor"))
        form.code.errors = [_("This code does not fit. Is the clock of the phone right?")]
    return page("auth/second_factor.html", **shown(code_form=form))


@bp.post("/account/second-factor/codes")
@needs()
@confirmed
def renew_recovery_codes():
    codes = factors.renew_codes(find(User, current_user.id, to="edit"))
    db.session.commit()
    session["codes"] = codes
    return done(_("The earlier codes are good no more"), url_for(".second_factor"))


@bp.post("/account/second-factor/remove")
@needs()
@confirmed
def remove_second_factor():
    user = find(User, current_user.id, to="edit")
    was_in_force = user.factor_since is not None
    factors.remove(user)
    db.session.commit()
    return done(_("Your password alone is enough again") if was_in_force else None, url_for(".second_factor"))


def shown(*, code_form=None, codes=None):
    """What the page needs, whichever of its forms came back with an error."""
    user = find(User, current_user.id)
    is_begun = user.factor_secret is not None and user.factor_since is None
    return {"user": user, "tabs": tabs("second_factor"), "codes": codes, "is_begun": is_begun,
            "picture": factors.picture(user, workspace().name) if is_begun else None,
            "codes_left": factors.codes_left(user), "has_short_codes": factors.has_short_codes(user),
            "is_needed": current_user.lacks_factor, "has_passkey": passkeys.are_usable(user.id),
            "code_form": code_form or CodeForm()}
