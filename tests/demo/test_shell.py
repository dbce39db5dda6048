"""`flask demo` and the set-up page: how a sample is asked for."""
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from blueprints.auth.links import make_link
from models import Job, db
from tests import emptying
from tests.browse import Browser
from tests.world import inside


@pytest.fixture
def run(house):
    return lambda *args: house.test_cli_runner().invoke(args=["demo", *args])


def test_nothing_to_remove_is_said(run):
    answer = run("--remove")
    assert (answer.exit_code, answer.stderr) == (1, "There is no sample here\n")


def test_without_a_workspace_it_names_the_link_to_set_one_up(run, house):
    emptying.empty(house)
    answer = run()
    told, link = answer.stderr.strip().rsplit(" ", 1)
    assert (answer.exit_code, told) == (
        1, "There is no workspace yet. While `flask serve` runs, set it up here (the link works once):")
    assert Browser(house).open(urlsplit(link).path).css("input[name=sample]") != []


def test_the_menu_leaves_out_a_sample_that_is_not_here(browse):
    page = browse("ada").open("/demo")
    assert page.css('nav a[href="/demo"]') == []
    page = page.submit(button="Load the sample")
    assert page.toasts == ["The sample company is on its way"]
    assert "Waiting for its turn" in page.text
    browse("ada").open("/demo/load", 409, method="POST", data={"csrf_token": token(page)})


def token(page):
    return page.css("input[name=csrf_token]")[0].attributes["value"]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_set_up_page_offers_it(app, wanted):
    emptying.empty(app)
    with inside(app):
        link = make_link("set-up")
        db.session.commit()
    page = Browser(app).open(f"/set-up/{link}").submit(
        workspace="Kestrel & Clay", name="Ada", email="ada@example.org", password="correct horse battery",
        sample=wanted)
    assert page.path == ("/demo" if wanted else "/")
    with inside(app):
        assert list(db.session.scalars(sa.select(Job.kind))) == (["demo.load"] if wanted else [])
