"""What a token can be made for."""
from blueprints.api.lists import known
from blueprints.auth.labels import DOMAINS
from core.lists import domain_of


def test_every_list_is_within_what_a_token_can_be_made_for(app):
    together = {"cooperation"}  # suppliers or partners, whichever one reads
    with app.app_context():
        domains = {domain_of(listing.endpoint) or "tasks" for listing in known().values()}
    assert domains - together == set(DOMAINS)
