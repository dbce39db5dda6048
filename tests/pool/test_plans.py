"""The lists of the pool are read by their indexes, on both engines: see tests/laws/test_plans.py."""
import pytest

from tests.laws.test_plans import GROWING, read_by_index
from tests.pool.furnished import fill_pool

PATHS = ["/pool", "/pool?sort=name", "/pool?team=1", "/pool/warned", "/pool/warned?owner=me", "/pool/warned?sort=name",
         "/pool/ledger", "/pool/ledger?what=warned", "/pool/ledger?party={party}"]


@pytest.mark.parametrize("who", ["ada", "rita"])
@pytest.mark.parametrize("path", PATHS)
def test_a_list_of_the_pool_reads_by_index(house, browse, make, path, who):
    party = fill_pool(make)
    read_by_index(house, browse(who), path.format(party=party), GROWING | {"pool_places", "pool_events"})
