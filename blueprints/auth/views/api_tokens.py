"""Tokens of one's own programs."""
from flask import session, url_for
from flask_login import current_user

from blueprints.auth import bp, tokens
from blueprints.auth.forms import token_form
from blueprints.auth.labels import DOMAINS, LEVELS
from blueprints.auth.views.account import tabs
from core.access import confirmed, needs
from core.page import done, page
from core.words import _
from models import db, now


@bp.route("/account/api-tokens", methods=["GET", "POST"])
@needs()
@confirmed
def api_tokens():
    form = token_form(tokens.levels_for(current_user.grants))
    if form.validate_on_submit():
        _made, secret = tokens.make(form.name.data, form.grants, days=form.days.data, by=current_user)
        db.session.commit()
        session["token"] = secret  # for the next page only, in their own signed cookie
        return done(_("The token is made"), url_for(".api_tokens"))
    return page("auth/api_tokens.html", form=form, tokens=tokens.of_user(current_user.id), is_good=tokens.is_good,
                secret=session.pop("token", None), domains=DOMAINS, levels=LEVELS, now=now(), tabs=tabs("api_tokens"))


@bp.post("/account/api-tokens/<int:token_id>/revoke")
@needs()
def revoke_api_token(token_id):
    token = tokens.revoke(token_id, of=current_user)
    db.session.commit()
    return done(_("%(name)s opens nothing any more", name=token.name), url_for(".api_tokens"))
