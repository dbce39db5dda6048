"""New and revised customers: what is refused where, two people at once, possible duplicates, the archive."""
import pytest

from core.search import fold
from models import Party


def saved(page):
    return {" ".join(node.css_first("dt").text().split()): " ".join(node.css_first("dd").text().split())
            for node in page.css("dl.facts > div")}


def notices(page):
    return [" ".join(node.text().split()) for node in page.css(".notice")]


def test_a_customer_is_entered_and_found_at_once(browse):
    form = browse("rita").open("/customers").follow("New customer")
    page = form.submit(title="  青岛海洋食品 ", code="C-9", country="CN", size="sme", email="info@qdhy.cn", city="青岛")
    assert (page.h1, page.toasts) == ("青岛海洋食品", ["青岛海洋食品 saved"])
    assert saved(page)["E-mail"] == "info@qdhy.cn"
    assert saved(page)["Customer C-9"].endswith("Rita · North")
    assert "青岛海洋食品" in browse("rita").open("/customers?q=海洋").text


def test_what_is_missing_is_said_at_the_field(browse):
    page = browse("rita").open("/customers/new").submit(title=" ", email="nobody", status=422)
    assert page.field_errors == {"title": "Please fill this in", "email": "This is not an e-mail address"}


def test_nobody_gives_a_customer_out_of_their_own_reach(browse, make):
    page = browse("rita").open("/customers/new").submit(title="Amber", owner="", team="", status=422)
    assert page.field_errors == {"team": "Choose your own team, or yourself as owner"}


def option(form, field, text):
    """The value of the choice that reads `text`."""
    return next(choice.attributes["value"] for choice in form.css(f"#{field} option") if choice.text() == text)


def test_a_customer_is_handed_over_and_leaves_ones_sight(browse, make):
    amber = make(Party, title="Amber")
    form = browse("ada").open(f"/customers/{amber.id}/edit")
    page = form.submit(team=option(form, "team", "South"), owner=option(form, "owner", "Otto"))
    assert saved(page)["Customer"].endswith("Otto · South")
    browse("rita").open(f"/customers/{amber.id}", status=404)


def test_a_number_belongs_to_one_customer(browse, make):
    make(Party, title="Hidden", code="C1", team="South")
    form = browse("rita").open("/customers/new")
    assert "The number C1 belongs to another party already" in form.submit(title="Amber", code="C1", status=409).text


def test_pressing_twice_makes_one(browse, make):
    form = browse("rita").open("/customers/new")
    assert form.submit(title="Amber").path == form.submit(title="Amber").path


def test_two_people_change_different_fields_and_both_are_kept(browse, make):
    amber = make(Party, title="Amber", city="Leeds")
    mine, theirs = (browse(name).open(f"/customers/{amber.id}/edit") for name in ("rita", "ada"))
    theirs.submit(city="York")
    mine.submit(phone="0123 456789")
    page = browse("rita").open(f"/customers/{amber.id}")
    assert (saved(page)["Phone"], saved(page)["Address"]) == ("0123 456789", "York")


def test_two_people_change_the_same_field_and_the_later_one_chooses(browse, make):
    amber = make(Party, title="Amber")
    mine, theirs = (browse(name).open(f"/customers/{amber.id}/edit") for name in ("rita", "ada"))
    theirs.submit(title="Amber GmbH", about="Ada's note")
    clash = mine.submit(title="Amber AG", about="Rita's note", status=409)
    assert clash.table()[1:] == [["Name", "Amber AG", "Amber GmbH"], ["About", "Rita's note", "Ada's note"]]
    page = clash.submit(title="Amber GmbH", about="Rita's note")
    assert page.h1 == "Amber GmbH"
    assert "Rita's note" in page.text


@pytest.mark.parametrize(("fact", "value", "reason"), [
    ("title", "ＡＭＢＥＲ  ltd.", "name"), ("tax_number", "de-12 34 56", "tax number"),
    ("email", "Info@Amber.example", "e-mail"), ("mobile", "+44 (0)20 7946-0000", "phone"),
])
def test_a_known_one_is_named_while_one_types(browse, make, fact, value, reason):
    amber = make(Party, title="Amber Ltd", tax_number="DE123456", email="info@amber.example", phone="020 7946 0000")
    typed = {"title": "Other", fact: value}
    answer = browse("rita").open("/customers/duplicates", htmx_target="#duplicates", query_string=typed)
    assert notices(answer) == [f"Amber Ltd has the same {reason} Open"]
    assert answer.links["Open"] == f"/customers/{amber.id}"


def test_one_of_another_team_is_mentioned_without_a_word_about_it(browse, make):
    make(Party, title="Hidden Ltd", email="info@hidden.example", team="South")
    answer = browse("rita").open("/customers/duplicates?email=info@hidden.example", htmx_target="#duplicates")
    assert notices(answer) == ["Another team knows a party with the same e-mail: ask South before you enter it twice. "
                               "Ask for access"]
    assert "hidden ltd" not in fold(answer.html)


def test_with_scripts_off_the_warning_comes_once_and_saving_again_saves(browse, make):
    make(Party, title="Amber Ltd")
    warned = browse("rita").open("/customers/new").submit(title="Amber Ltd", status=409)
    assert notices(warned) == ["Amber Ltd has the same name Open"]
    assert warned.submit().h1 == "Amber Ltd"


def test_editing_does_not_warn_of_itself_nor_of_what_was_known(browse, make):
    make(Party, title="Amber Ltd")
    twin = make(Party, title="Amber Ltd", email="two@amber.example")
    page = browse("rita").open(f"/customers/{twin.id}/edit")
    assert notices(page) == ["Amber Ltd has the same name Open"]
    assert page.submit(phone="0123456").toasts == ["Amber Ltd saved"]


def test_archived_and_brought_back(browse, make):
    amber = make(Party, title="Amber", code="C1")
    page = browse("rita").open(f"/customers/{amber.id}").submit(button="Archive")
    assert page.toasts == ["Amber is in the archive now"]
    assert "Amber" not in browse("rita").open("/customers").text
    assert "Amber" in browse("rita").open("/customers").follow("Archived customers").text
    page = page.submit(button="Restore")
    assert page.toasts == ["Amber is back"]
    assert saved(page)["Customer C1"].endswith("North")


def test_brought_back_is_refused_while_the_number_is_somebody_elses(browse, make):
    amber = make(Party, title="Amber", code="C1")
    page = browse("rita").open(f"/customers/{amber.id}").submit(button="Archive")
    make(Party, title="Birch", code="C1")
    refused = page.submit(button="Restore", status=409)
    assert "The number C1 belongs to another party now" in refused.text
