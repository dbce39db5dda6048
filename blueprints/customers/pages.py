"""Where the names of parties lead, whoever reads them."""
from blueprints.customers.queries.party import roles_of
from core.party_pages import knows_any, party_url


def pages_of(party_ids):
    """{party id: address of a page the asker may open, "" without one} of parties in sight."""
    roles = {} if knows_any() or not party_ids else roles_of(party_ids)
    return {party_id: party_url(party_id, roles.get(party_id, ())) for party_id in party_ids}
