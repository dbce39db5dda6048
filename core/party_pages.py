"""Where the page of a party is, for whoever asks. Each blueprint that has one declares it (`bp.party_page`)."""
from flask import current_app, url_for

from core.access import SIGNED_IN, can

ANY = None  # instead of a role: a page of whatever party, tried first


def init_party_pages(app, blueprints):
    """`bp.party_page` is (role, endpoint): the page of parties that wear, or wore, that hat; ANY role: of all."""
    declared = [blueprint.party_page for blueprint in blueprints if hasattr(blueprint, "party_page")]
    app.extensions["party_pages"] = sorted(declared, key=lambda page: page[0] is not ANY)


def may_open(endpoint):
    """Does the one who asks hold the right its view needs?"""
    right = current_app.view_functions[endpoint].needs
    return right == SIGNED_IN or can(right)


def knows_any():
    """Is there a page of whatever party for the one who asks, so that its hats need not be known?"""
    return any(role is ANY and may_open(endpoint) for role, endpoint in current_app.extensions["party_pages"])


def party_url(party_id, roles):
    """The address of a party that wears hats of these `roles`; "" where the one who asks may open none."""
    return next((url_for(endpoint, party_id=party_id) for role, endpoint in current_app.extensions["party_pages"]
                 if (role is ANY or role in roles) and may_open(endpoint)), "")


def role_pages(party_id, roles):
    """[(role, address)] of its page in each of its roles, where there is one the asker may open."""
    return [(role, url_for(endpoint, party_id=party_id)) for role, endpoint in current_app.extensions["party_pages"]
            if role is not ANY and role in roles and may_open(endpoint)]
