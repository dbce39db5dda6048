"""The scan of what exists for customers entered twice, and what people make of the pairs."""
import pytest

from blueprints.customers.likeness import alike, score
from core.worker import Worker
from measures.names import bare_name
from models import Party


@pytest.mark.parametrize(("name", "bare"), [
    ("acme trading co., ltd", "acmetrading"), ("acme gmbh & co. kg", "acme"), ("上海远洋贸易有限公司", "上海远洋贸易"),
    ("上海远洋贸易", "上海远洋贸易"), ("limited", "limited"), ("smith s.a.", "smith"), ("有限公司", "有限公司")])
def test_a_name_without_its_legal_form(name, bare):
    assert bare_name(name) == bare


def test_what_makes_two_alike():
    names = [(1, "acme ltd"), (2, "acme gmbh"), (3, "northern harbour supplies"), (4, "northern harbor supplies"),
             (5, "depot 17 leeds"), (6, "depot 18 leeds"), (7, "zeta")]
    found = alike(names, [(1, "gb1"), (7, "gb1")], [(2, "email", "a@b"), (3, "email", "a@b"), (4, "fax", "1")])
    assert found == {(1, 2): {"name"}, (3, 4): {"near"}, (1, 7): {"tax_number"}, (2, 3): {"email"}}
    assert (score(["tax_number", "email"]), score(["near"])) == (100, 30)


def test_a_block_of_very_many_says_nothing():
    assert alike([], [], [(row_id, "phone", "switchboard") for row_id in range(41)]) == {}


def pairs(browse, name="rita", query=""):
    rows = browse(name).open(f"/customers/duplicate-pairs{query}").css("#results tbody tr")
    return [[cell.text(strip=True) for cell in row.css("th, td")[:4]] for row in rows]


@pytest.fixture
def twins(make):
    make(Party, title="上海远洋贸易有限公司", phone="+86 21 5555 1234")
    make(Party, title="上海远洋贸易", phone="021-5555-1234")
    make(Party, title="Acme Ltd", tax_number="GB 123")
    make(Party, title="Somebody else", tax_number="gb123")
    make(Party, title="Acme GmbH", team="South")
    return make


def test_the_scan_finds_pairs_in_both_languages(browse, twins, house):
    browse("rita").open("/customers/duplicate-pairs").submit(button="Search again")
    work(house)
    assert pairs(browse) == [
        ["上海远洋贸易有限公司", "上海远洋贸易", "the same name, the same phone", "85"],
        ["Acme Ltd", "Somebody else", "the same tax number", "70"]]
    assert len(pairs(browse, "ada")) == 3
    assert pairs(browse, query="?reason=tax_number") == [["Acme Ltd", "Somebody else", "the same tax number", "70"]]


def test_what_is_not_the_same_is_not_asked_again(browse, twins, house):
    browse("rita").open("/customers/duplicate-pairs").submit(button="Search again")
    work(house)
    browse("rita").open("/customers/duplicate-pairs?reason=tax_number").submit(button="Not the same")
    browse("rita").open("/customers/duplicate-pairs").submit(button="Search again")
    work(house)
    assert [row[0] for row in pairs(browse)] == ["上海远洋贸易有限公司"]
    browse("rita").open("/customers/duplicate-pairs?state=different").submit(button="Ask again")
    assert len(pairs(browse)) == 2


def test_a_merged_pair_leaves_the_list(browse, twins, house):
    browse("rita").open("/customers/duplicate-pairs").submit(button="Search again")
    work(house)
    browse("rita").open("/customers/duplicate-pairs?reason=phone").follow("Merge").submit(button="Merge them")
    assert [row[0] for row in pairs(browse)] == ["Acme Ltd"]


def test_the_list_costs_the_same_for_one_and_three(browse, make, house, statements):
    counts = []
    for number in (1, 3):
        for at in range(number):
            make(Party, title=f"Twin {number} {at} Ltd")
            make(Party, title=f"Twin {number} {at} GmbH")
        browse("rita").open("/customers/duplicate-pairs").submit(button="Search again")
        work(house)
        with statements() as seen:
            browse("rita").open("/customers/duplicate-pairs")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def work(house):
    with house.app_context():
        Worker().run_until_idle()
