"""Tokens of everybody's programs, as an administrator sees them."""
from tests.api.conftest import Program, make_token

PAGE = "/admin/api-tokens"


def test_an_administrator_sees_whose_and_takes_one_back(house, browse):
    assert "No token is in force" in browse("ada").open(PAGE).text
    _id, secret = make_token(house, "rita", {"customers": "write", "tasks": "read"})
    page = browse("ada").open(PAGE)
    assert page.table()[1][1:3] == ["Rita", "Customers: Write, Tasks: Read"]
    assert secret not in page.html
    assert page.submit(button="Revoke").toasts == ["a program opens nothing any more"]
    Program(house, secret).get("/customers", status=401)


def test_it_is_for_administrators(browse):
    browse("mara").open(PAGE, status=403)
