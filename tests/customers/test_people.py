"""People at organisations, companies of companies, ways to reach them."""
from models import Party


def facts(page, panel):
    return [[" ".join(part.text(separator=" ").split()) for part in node.css("dt, dd")]
            for node in page.css(f"#{panel} dl > div")]


def test_a_new_person_is_seen_through_the_organisation(browse, make):
    amber = make(Party, title="Amber")
    form = browse("rita").open(f"/customers/{amber.id}/links/people").follow("New person")
    page = form.submit(title="Anna Berg", job="Buyer", email="anna@amber.example", since="2024-03-01")
    assert facts(page, "people") == [["Anna Berg Buyer", "anna@amber.example since 1 Mar 2024"]]
    person = page.follow("Anna Berg")
    assert (person.h1, facts(person, "employers")[0][0]) == ("Anna Berg", "Amber Buyer")
    browse("otto").open(person.path, status=404)


def test_one_person_at_two_places_and_gone_from_one(browse, make):
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch")
    page = browse("rita").open(f"/customers/{amber.id}/people/new").submit(title="Anna Berg")
    page = browse("rita").open(f"/customers/{birch.id}/links/people?q=anna").follow("Anna Berg").submit(title="Adviser")
    assert facts(page, "people")[0][0] == "Anna Berg Adviser"
    page = page.follow("Edit the link to Anna Berg").submit(button="Ended today")
    assert "until" in facts(page, "people")[0][1]
    assert [row[0] for row in facts(page.follow("Anna Berg"), "employers")] == ["Amber", "Birch Adviser"]


def test_a_tie_ends_after_it_began(browse, make):
    amber = make(Party, title="Amber")
    page = browse("rita").open(f"/customers/{amber.id}/people/new").submit(title="Anna Berg", since="2024-03-01")
    refused = page.follow("Edit the link to Anna Berg").submit(until="2024-02-01", status=409)
    assert "It cannot end before it began" in refused.text


def test_a_tie_entered_by_mistake_goes(browse, make):
    amber = make(Party, title="Amber")
    page = browse("rita").open(f"/customers/{amber.id}/people/new").submit(title="Anna Berg")
    page = page.follow("Edit the link to Anna Berg").submit(button="Remove, it was a mistake")
    assert facts(page, "people") == []


def test_a_company_of_a_company(browse, make):
    amber, holding = make(Party, title="Amber"), make(Party, title="Holding")
    page = browse("rita").open(f"/customers/{amber.id}/links/parents").follow("Holding").submit()
    assert facts(page, "parents")[0][0] == "Holding parent company"
    assert facts(browse("rita").open(f"/customers/{holding.id}"), "parents")[0][0] == "Amber subsidiary"


def test_the_name_of_somebody_out_of_sight_is_no_link(browse, make):
    amber, hidden = make(Party, title="Amber"), make(Party, title="Hidden", team="South", phone="555 5555")
    browse("ada").open(f"/customers/{amber.id}/links/introduced-by/{hidden.id}").submit()
    page = browse("rita").open(f"/customers/{amber.id}")
    assert facts(page, "parents")[0][0] == "Hidden introduced them"
    assert "Hidden" not in page.links
    assert "555 5555" not in page.html
    browse("rita").open(f"/customers/{amber.id}/links/introduced/{hidden.id}", status=404)


def test_several_of_a_kind_one_of_them_the_main_one(browse, make):
    amber = make(Party, title="Amber", email="one@amber.example")
    form = browse("rita").open(f"/customers/{amber.id}/points/new")
    page = form.submit(kind="email", value="two@amber.example", label="accounts", is_primary=True, consent="refused")
    assert facts(page, "contact") == [["E-mail", "two@amber.example accounts Refuses to be contacted"],
                                      ["E-mail", "one@amber.example"]]
    page = page.follow("Edit two@amber.example").submit(button="Remove")
    assert facts(page, "contact") == [["E-mail", "one@amber.example"]]
    assert browse("rita").open(f"/customers/{amber.id}/edit").values()["email"] == "one@amber.example"


def test_the_same_one_twice_is_refused(browse, make):
    amber = make(Party, title="Amber", phone="020 7946 0000")
    form = browse("rita").open(f"/customers/{amber.id}/points/new")
    assert "has this already" in form.submit(kind="phone", value="+44 20 7946-0000", status=409).text


def test_addresses_come_and_go(browse, make):
    amber = make(Party, title="Amber", city="Leeds")
    page = browse("rita").open(f"/customers/{amber.id}").follow("Add an address")
    page = page.submit(label="Deliveries", street="Quay 3", city="Hull", country="GB")
    assert facts(page, "contact")[1] == ["Deliveries", "Quay 3, Hull, United Kingdom"]
    page = page.follow("Edit address Hull").submit(button="Remove")
    assert facts(page, "contact") == [["Address", "Leeds"]]


def test_a_person_without_a_role_is_edited_without_one(browse, make):
    amber = make(Party, title="Amber")
    page = browse("rita").open(f"/customers/{amber.id}/people/new").submit(title="Anna Berg").follow("Anna Berg")
    page = page.follow("Edit").submit(title="Anna Berg-Lind", mobile="0170 1234567")
    assert (page.h1, facts(page, "contact")) == ("Anna Berg-Lind", [["Mobile", "0170 1234567"]])


def test_what_is_no_person_works_nowhere(browse, make):
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch")
    form = browse("rita").open(f"/customers/{amber.id}/links/people/{birch.id}")
    assert "Birch is an organisation, not a person" in form.submit(status=409).text


def test_nobody_is_tied_twice_and_whoever_left_may_come_back(browse, make):
    amber = make(Party, title="Amber")
    page = browse("rita").open(f"/customers/{amber.id}/people/new").submit(title="Anna Berg")
    again = f"/customers/{amber.id}/links/people/{page.links['Anna Berg'].rpartition('/')[2]}"
    refused = browse("rita").open(again).submit(title="Buyer", status=409)
    assert "Anna Berg and Amber are linked so already" in refused.text
    page.follow("Edit the link to Anna Berg").submit(button="Ended today")
    page = browse("rita").open(again).submit(title="Buyer")
    assert [row[0] for row in facts(page, "people")] == ["Anna Berg Buyer", "Anna Berg"]


def test_a_person_others_know_is_told_before(browse, make):
    amber = make(Party, title="Amber")
    make(Party, title="Hidden", team="South", email="anna@hidden.example")
    form = browse("rita").open(f"/customers/{amber.id}/people/new")
    page = form.submit(title="Anna Berg", email="anna@hidden.example", status=409)
    assert "Another team knows a party with the same e-mail: ask South" in page.text
    assert page.submit().h1 == "Amber"
