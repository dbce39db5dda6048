"""Products with their prices, and colleagues with their teams, out of files."""
from decimal import Decimal

import pytest
import sqlalchemy as sa

from models import Membership, Price, PriceList, Product, Team, User, db
from tests.imports.files import numbers, stats, undone, written

PRODUCTS = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821.50\n"
STAFF = "sales_agent,manager,regional_office\nAnna Snelling,Dustin,Central\nRita,Dustin,Central\nOtto,Dustin,South\n"


def bring(house, browse, content, target, who="mara"):
    return written(house, browse, content, name=f"{target}.csv", target=target, who=who)


def prices():
    rows = sa.select(PriceList.name, Product.name, Price.unit_price).join(
        PriceList, PriceList.id == Price.price_list_id).join(Product, Product.id == Price.product_id)
    return db.session.execute(rows.order_by(Product.name)).all()


def test_products_come_in_with_prices(house, browse, inside):
    page = bring(house, browse, PRODUCTS, "products")
    assert numbers(page) == {("Products", "New"): 2, ("Price lists", "New"): 1}
    with inside():
        assert prices() == [("Prices in GBP", "GTX Basic", Decimal(550)),
                            ("Prices in GBP", "GTX Pro", Decimal("4821.5"))]
    assert stats(bring(house, browse, PRODUCTS, "products")) == {"Unchanged rows": "2", "Rows with errors": "0"}


def test_another_price_is_a_change_and_goes_back(house, browse, inside):
    bring(house, browse, PRODUCTS, "products")
    page = bring(house, browse, PRODUCTS.replace("550", "600"), "products")
    changed = page.browser.open(page.path + "/things/product/changed").table()[1]
    assert changed[2] == "Unit price: 550 → 600"
    undone(house, page)
    with inside():
        assert prices()[0] == ("Prices in GBP", "GTX Basic", Decimal(550))


def test_an_undo_takes_products_prices_and_list(house, browse, inside):
    page = undone(house, bring(house, browse, PRODUCTS, "products"))
    assert stats(page) == {"Undone": "3", "Kept": "0"}
    with inside():
        assert prices() == [] and db.session.scalars(sa.select(Product.id)).all() == []


def test_a_price_that_was_changed_since_keeps_its_product(house, browse, inside):
    page = bring(house, browse, PRODUCTS, "products")
    with inside():
        db.session.scalars(sa.select(Price)).first().unit_price = Decimal(1)
        db.session.commit()
    assert stats(undone(house, page)) == {"Undone": "1", "Kept": "2"}


@pytest.mark.parametrize("row, problem", [(",GTX,1", "Neither a product code nor a name"),
                                          ("Tea,GTX,-1", "The price is negative"),
                                          ("Tea,GTX,much", "Unit price: “much” is no number")])
def test_rows_that_cannot_be_used_say_why(house, browse, row, problem):
    page = bring(house, browse, f"{PRODUCTS}{row}\n", "products")
    assert page.browser.open(page.path + "/errors").table()[1][1].startswith(problem)


def test_colleagues_come_in_with_their_teams(house, browse, inside):
    page = bring(house, browse, STAFF, "users", who="ada")
    assert numbers(page) == {("Users", "New"): 1, ("Users", "Changed"): 1, ("Users", "Unchanged"): 1,
                             ("Teams", "New"): 1, ("Teams", "Unchanged"): 1}
    with inside():
        assert members("Central") == ["Anna Snelling", "Rita"]
        anna = db.session.scalars(sa.select(User).where(User.name == "Anna Snelling")).one()
        assert (anna.password_hash, anna.roles, anna.email) == (None, [], "anna-snelling@no-sign-in.invalid")
    assert stats(bring(house, browse, STAFF, "users", who="ada"))["Unchanged rows"] == "3"


def members(team):
    query = sa.select(User.name).join(Membership, Membership.user_id == User.id).join(
        Team, Team.id == Membership.team_id).where(Team.name == team)
    return db.session.scalars(query.order_by(User.name)).all()


def test_an_undo_takes_them_out_again(house, browse, inside):
    page = undone(house, bring(house, browse, STAFF, "users", who="ada"))
    assert stats(page) == {"Undone": "3", "Kept": "0"}
    with inside():
        assert (members("Central"), members("North")) == ([], ["Rita"])
        assert db.session.scalar(sa.select(User.id).where(User.name == "Anna Snelling")) is None


def test_only_administrators_are_offered_colleagues(browse):
    def offered(who):
        return [radio.attributes["value"] for radio in browse(who).open("/imports").css("[name=target]")]
    everybody = offered("mara")
    assert {"customers", "orders", "deals", "products"} < set(everybody)
    assert [name for name in offered("ada") if name != "users"] == everybody and "users" not in everybody


