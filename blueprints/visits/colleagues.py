"""Whose list of the day it is: one's own, or that of a colleague for whoever leads them or sees all teams."""
import sqlalchemy as sa
from flask import abort
from flask_login import current_user

from core.access import can
from core.address_values import row_id
from models import Membership, User, db

MOST = 200


def colleagues():
    """(id, name) of those whose lists the asker may keep besides their own."""
    if not can("teams.oversee"):
        return []
    query = sa.select(User.id, User.name).where(User.is_active, User.id != current_user.id)
    if not current_user.grants.manages_all:
        query = query.where(User.id.in_(sa.select(Membership.user_id).where(
            Membership.team_id.in_(sorted(current_user.grants.lead_of)))))
    return [tuple(row) for row in db.session.execute(query.order_by(User.name, User.id).limit(MOST))]


def asked_person(text):
    """The id an address or a form names; one's own without one. Of nobody else there is a list."""
    try:
        person_id = row_id(text) if text else current_user.id
    except ValueError:
        abort(400)
    return person_id if may_keep(person_id) else abort(404)


def may_keep(person_id):
    return person_id == current_user.id or person_id in dict(colleagues())
