"""Tokens of everybody's programs: whose, for what, used when; taken back by an administrator."""
from flask import url_for

from blueprints.admin import bp
from blueprints.auth import tokens
from blueprints.auth.labels import DOMAINS, LEVELS
from core.access import needs
from core.page import done, page
from core.words import _
from models import db


@bp.get("/api-tokens")
@needs("admin.manage")
def api_tokens():
    return page("admin/api_tokens.html", tokens=db.session.execute(tokens.of_everybody()).all(), domains=DOMAINS,
                levels=LEVELS)


@bp.post("/api-tokens/<int:token_id>/revoke")
@needs("admin.manage")
def revoke_api_token(token_id):
    token = tokens.revoke(token_id)
    db.session.commit()
    return done(_("%(name)s opens nothing any more", name=token.name), url_for(".api_tokens"))
