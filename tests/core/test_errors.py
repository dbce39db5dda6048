"""Every error is a page of our own and, for htmx, a toast; the inspector of pages reads each of them."""
import flask
import pytest
import sqlalchemy as sa
from werkzeug.exceptions import TooManyRequests, default_exceptions
from werkzeug.test import TestResponse

from core.database import is_race
from models import Membership, Team, User, db
from tests.browse import Browser, Page
from tests.world import inside

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "main#main"}
TITLES = {
    400: "This request cannot be understood", 403: "You may not do this", 404: "Not found",
    409: "This could not be done", 413: "Too large", 429: "Too many attempts", 500: "Something went wrong here",
    503: "The database is busy",
}  # 422 is the form itself, its fields marked: below


def answered(app, error, headers=None):
    """What a person gets when `error` ends their request."""
    with app.test_request_context("/sign-in", headers=headers):
        app.preprocess_request()
        handle = app.handle_user_exception if hasattr(error, "code") else app.handle_exception
        answer = app.process_response(app.make_response(handle(error)))
        response = TestResponse(answer.response, answer.status, answer.headers, flask.request)
        return Page(Browser(app), "/sign-in", response, fragment=bool(headers))


def error_of(code):
    return RuntimeError("a mistake of ours") if code == 500 else default_exceptions[code]()


@pytest.mark.parametrize("code", TITLES)
def test_an_error_is_a_page(house, code):
    page = answered(house, error_of(code))
    assert (page.status, page.h1) == (code, TITLES[code])
    assert "Traceback" not in page.html and "a mistake of ours" not in page.html


def test_a_mistake_of_ours_is_written_to_the_log_with_where_it_happened(house, caplog):
    answered(house, error_of(500))
    [record] = [each for each in caplog.records if each.name == "core.errors"]
    assert record.levelname == "ERROR" and record.exc_info and "a mistake of ours" in str(record.exc_info)


@pytest.mark.parametrize("code", TITLES)
def test_an_error_is_a_toast_for_htmx(house, code):
    page = answered(house, error_of(code), HTMX)
    assert (page.status, page.headers["HX-Retarget"], page.headers["HX-Reswap"]) == (code, "#toasts", "beforeend")
    assert "<main" not in page.html and page.text.startswith(TITLES[code])


def test_a_wrong_form_is_drawn_again_as_page_and_as_part(browse):
    page = browse("ada").open("/admin/teams/new").submit(name=" ", status=422)
    assert page.field_errors == {"name": "Please fill this in"}
    part = browse("ada").client.post("/admin/teams/new", data=page.values(), headers=HTMX)
    assert part.status_code == 422 and "Please fill this in" in part.text


def test_who_must_wait_is_told_how_long(house):
    assert answered(house, TooManyRequests(retry_after=7)).headers["Retry-After"] == "7"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_errors_as_they_really_come(house, browse, headers):
    client = browse("ada").client
    token = browse("ada").open("/account").values()["csrf_token"]
    asked = [("GET", "/no-such-page", 404), ("POST", "/sign-out", 400), ("GET", "/customers?colour=red", 400),
             ("PUT", "/customers", 405), ("POST", f"/admin/users/{own_id(house)}/deactivate", 409),
             ("GET", f"/customers/{10**30}", 404), ("GET", "/customers?after=%00", 400)]
    for method, path, status in asked:
        sent = {} if path == "/sign-out" else {"X-CSRF-Token": token}
        assert client.open(path, method=method, headers=headers | sent).status_code == status, path
    assert browse("vic").client.get("/customers/new", headers=headers).status_code == 403


def own_id(app):
    with inside(app):
        return db.session.scalars(sa.select(User.id).where(User.name == "Ada")).one()


def test_whoever_was_signed_out_keeps_what_they_typed(browse):
    """A page leads to sign-in and back; what was being sent is not thrown away for it."""
    answer = browse().client.get("/customers?q=tea")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/customers?q%3Dtea")
    for headers in ({}, HTMX):
        assert browse().client.post("/customers/new", headers=headers).status_code == 401


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_mine_and_theirs(house, browse, headers):
    with inside(house):
        team_id = db.session.scalars(sa.select(Team.id).where(Team.name == "North")).one()
    path = f"/admin/teams/{team_id}/edit"
    mine = browse("ada").open(path)
    browse("ada").open(path).submit(name="Theirs", button="Save")
    answer = browse("ada").client.post(path, data=mine.values() | {"name": "Mine"}, headers=headers)
    page = Page(browse("ada"), path, answer)
    assert (page.status, page.h1) == (409, "Somebody else changed this in the meantime")
    assert page.table()[1] == ["Name", "Mine", "Theirs"]
    assert page.headers.get("HX-Reselect") == ("#main" if headers else None)
    saved = page.submit(button="Save what I chose", name="Mine")
    assert saved.toasts == ["Mine saved"]


@pytest.mark.parametrize("row, race", [
    (lambda: Team(name="North", name_key="north"), True),
    (lambda: Membership(team_id=999, user_id=1, since=sa.func.current_date()), True),
    (lambda: Team(name="East", name_key=None), False),
])
def test_only_what_another_did_meanwhile_is_called_so(house, row, race):
    """A value that may never be there is a mistake of ours: 500 and the log, not "try again"."""
    with inside(house):
        db.session.add(row())
        with pytest.raises(sa.exc.IntegrityError) as refused:
            db.session.commit()
        db.session.rollback()
        assert is_race(refused.value) is race
