"""A backup made before somebody was erased does not bring them back; nor does an old list that is imported."""
import pytest

from app import create_app
from core.point_keys import point_key
from core.suppressions import suppress, suppressed
from models import Party, Suppression, db
from tests.imports.files import checked, stats
from tests.world import SYSTEM, inside

NAME, MAIL = "Annabel Quickley", "annabel@quickley.example"


@pytest.fixture
def annabel(make):
    return make(Party, title=NAME, is_person=True, email=MAIL, phone="+44 20 7946 0555")


def run(app, *args):
    result = app.test_cli_runner().invoke(args=list(args))
    assert result.exit_code == 0, result.output
    return result


def erase(browse, work, person):
    page = browse("ada").open(f"/customers/{person.id}").submit(button="Erase: look first")
    work()
    browse("ada").open(page.path).submit(name=NAME, sure="y", button="Erase for ever")
    work()


def test_a_restored_backup_is_erased_again(browse, work, annabel, house, tmp_path):
    run(house, "backup", "--to", str(tmp_path / "before.zip"))
    erase(browse, work, annabel)
    other = create_app(GUANXI_DATA=tmp_path / "elsewhere", SECRET_KEY="other")
    ledger = house.config["GUANXI_DATA"] / "privacy.json"
    (tmp_path / "elsewhere" / "privacy.json").write_bytes(ledger.read_bytes())
    told = run(other, "restore", str(tmp_path / "before.zip")).stderr
    assert "1 people erased again, 2 addresses and numbers suppressed." in told
    with inside(other):
        assert db.session.get(Party, annabel.id).title == f"Erased person {annabel.id}"
        assert suppressed([("email", MAIL)])[("email", MAIL)].reason == "erased"


def test_without_a_ledger_it_says_so(make, house, tmp_path):
    run(house, "backup", "--to", str(tmp_path / "b.zip"))
    other = create_app(GUANXI_DATA=tmp_path / "elsewhere", SECRET_KEY="other")
    assert "No privacy.json" in run(other, "restore", str(tmp_path / "b.zip")).stderr


def test_numbers_are_compared_however_they_are_written(house):
    with inside(house):
        suppress([("phone", point_key("phone", "+44 20 7946 0555"))], "objected", by=SYSTEM)
        key = point_key("mobile", "020 7946-0555")
        assert suppressed([("mobile", key)])[("mobile", key)].reason == "objected"
        assert suppressed([("email", key)]) == {}
        assert "79460555" not in repr(db.session.get(Suppression, 1).__dict__)
        db.session.rollback()


def test_an_old_list_does_not_bring_them_back(browse, work, annabel, house):
    erase(browse, work, annabel)
    page = checked(house, browse, "Name,E-mail\nAnnabel Quickley,ANNABEL@quickley.example\nBob,bob@b.example\n",
                   name="old.csv", target="customers")
    assert stats(page)["Rows with errors"] == "1"
    assert "data was erased" in page.browser.open(f"{page.path}/errors").text


def test_an_import_says_who_is_like_somebody_whatever_the_legal_form(browse, make, house):
    make(Party, title="上海远洋贸易有限公司")
    make(Party, title="Acme Trading Ltd", role="supplier", team="South")
    page = checked(house, browse, "Name\n上海远洋贸易\nACME Trading GmbH\n", name="new.csv", target="customers")
    told = page.browser.open(f"{page.path}/things/party/new").text
    assert "上海远洋贸易有限公司" in told
