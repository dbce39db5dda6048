"""The pages on movement open for whoever reads customers."""
import pytest

from models import Order, Party
from tests.world import days_ago

PATHS = ["/movement", "/movement/kept", "/movement/scores", "/movement/rules"]
CUTS = ["class", "cohort", "size", "geography", "owner", "team"]


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_house(browse, path):
    browse("ada").open(path)


@pytest.mark.parametrize("who", ["ada", "rita", "vic"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens(browse, make, path, who):
    make(Order, party=make(Party), on=days_ago(3))
    browse(who).open(path)


@pytest.mark.parametrize("by", CUTS)
def test_each_cut(browse, make, by):
    make(Order, party=make(Party, size="sme", country="GB"), on=days_ago(3))
    make(Order, party=make(Party, team=None, owner="rita"), on=days_ago(300))
    browse("ada").open(f"/movement/kept?by={by}&period=2026")


@pytest.mark.parametrize("path", ["/movement?period=x", "/movement?period=2026-11-01/2026-11-02",
                                  "/movement/kept?by=mood", "/movement/scores?axes=xy", "/movement?period=1066"])
def test_what_makes_no_sense_is_refused(browse, path):
    browse("ada").open(path, status=400)
