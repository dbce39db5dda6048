"""A list's address is its view: what it may hold, how it is written, how pages follow each other."""
import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from core import listing, paging
from core.access import of
from core.address_values import one_of
from core.listing import Count, Listing, Sort, counted
from models import Party, Record
from tests.world import inside

PARTIES = Listing(
    of(Party, Party.id, Record.title),
    sorts={"name": Sort(Party.name_key, Party.id), "made": Sort(Record.created_at, Record.id, descending=True)},
    filters={"size": one_of(Party.size, ("large", "sme")), "kind": one_of(Party.is_person, ("a",))},
)


def opened(**args):
    return PARTIES.open(MultiDict(args), "/parties")


@pytest.fixture
def three(make, monkeypatch):
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    for title in ("Amber", "Birch", "Cedar"):
        make(Party, title=title, size="sme")


def titles(view):
    return [row.title for row in view.rows]


@pytest.mark.parametrize("args", [{"colour": "red"}, {"sort": "colour"}, {"sort": "--name"}, {"size": "tiny"}])
def test_what_is_not_declared_is_no_view(args):
    with pytest.raises(BadRequest):
        opened(**args)


@pytest.mark.parametrize("token", ["", "x", "MQ", "AAAA", "MSBh\u00e9", "MTIzNDU2Nzg5MDEyMzQ1Njc4OSBh"])
def test_a_place_that_never_was_is_no_page(house, token):
    with inside(house), pytest.raises(BadRequest):
        _rows = opened(after=token).rows


def test_the_address_holds_what_differs_from_the_list_as_it_is():
    assert opened().url() == "/parties"
    assert opened(sort="name", size="").url() == "/parties"
    assert opened(sort="-name", size="sme").url() == "/parties?size=sme&sort=-name"
    assert opened(sort="-name", size="sme").url(size="", sort="made") == "/parties?sort=made"
    assert opened(size="sme").url("/parties.csv") == "/parties.csv?size=sme"


def test_a_head_sorts_its_own_way_first_and_then_the_other():
    assert opened().sort.url("made") == "/parties?sort=-made"
    assert opened(sort="-made").sort.url("made") == "/parties?sort=made"
    assert opened().sort.url("name") == "/parties?sort=-name"
    assert opened(sort="-name").sort.url("name") == "/parties"


def test_a_form_keeps_what_it_does_not_draw():
    assert opened(size="sme", sort="-name").kept("size") == [("sort", "-name")]


@pytest.mark.parametrize("sort", ["name", "-name", "made", "-made"])
def test_pages_lead_on_and_back(house, three, sort):
    with inside(house):
        first = opened(sort=sort)
        assert first.previous_url is None
        further = opened(sort=sort, after=first.next_url.rpartition("after=")[2])
        assert titles(first) + titles(further) == sorted(titles(first) + titles(further), reverse=sort[0] == "-")
        assert further.next_url is None
        back = opened(sort=sort, before=further.previous_url.rpartition("before=")[2])
        assert (titles(back), back.previous_url) == (titles(first), None)
        assert back.next_url == first.next_url


def test_a_page_whose_rows_are_gone_leads_to_the_first_one(house, three):
    with inside(house):
        place = opened(sort="-name").next_url.rpartition("after=")[2]
        empty = opened(sort="-name", size="large", after=place)
        assert (titles(empty), empty.previous_url) == ([], "/parties?size=large&sort=-name")


def test_all_rows_come_in_pieces_and_in_order(house, three):
    with inside(house):
        assert [row.title for row in opened(sort="-name").all_rows(chunk=2)] == ["Cedar", "Birch", "Amber"]


def test_counts_hold_the_other_filters_and_stop(house, three, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED_UP_TO", 2)
    with inside(house):
        view = opened(size="large")
        assert (view.total, view.counts("size", ("large", "sme"))) == (0, {"large": 0, "sme": 3})
        assert [counted(Count(number, 2), "en") for number in (0, 2, 3)] == ["0", "2", "2+"]
