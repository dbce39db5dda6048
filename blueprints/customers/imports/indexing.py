"""Many new parties into the search index at once."""
from blueprints.customers.actions import parties
from core.bulk import insert_rows
from core.search import words
from models import SearchDoc


def found_by(party):
    """The words a party is found by; asked before it is saved, or each of its collections is read back one by one."""
    return words(*parties.found_by(party))


def add_to_index(fresh, domain="customers"):
    """Keep (saved party, words) pairs, in one statement."""
    insert_rows(SearchDoc, [{"id": party.id, "record_id": party.id, "kind": "party", "words": said}
                            for party, said in fresh], domain=domain)
