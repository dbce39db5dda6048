"""Documents of suppliers and partners: brought, checked, renewed, revoked, missing; told from the screen."""
from datetime import timedelta

from core.jobs import enqueue
from core.worker import Worker
from models import Notice, Task, db
from tests.suppliers.conftest import quarter
from tests.world import days_ago, days_on


def test_a_document_is_brought_with_its_file_and_checked(browse, supplier, asks):
    party, _kind = supplier(), asks()
    page = browse("mara").open(f"/suppliers/{party.id}")
    assert "Missing" in page.text
    page = page.follow("ISO 9001").submit(button="Save", number="Q-7", issuer="TÜV", valid_from=str(days_ago(5)),
                                          valid_until=str(days_on(300)), file=(b"%PDF-", "iso.pdf"))
    assert page.h1 == "ISO 9001 of Blue Lake" and "To be checked" in page.text
    assert page.download("iso.pdf").text == "%PDF-"
    page = page.submit(button="Checked", decision="accept")
    assert "Valid" in page.text and "Mara" in page.text
    assert "Missing" not in browse("mara").open(f"/suppliers/{party.id}").text


def test_it_is_refused_with_a_reason(browse, supplier, asks, brought, state_of):
    document = brought(supplier(), asks(), accepted=False)
    page = browse("mara").open(f"/evaluation/documents/{document}")
    page = page.submit(button="Checked", decision="refuse", status=422)
    assert page.field_errors == {"reason": "Please say why"} and page.values()["decision"] == "refuse"
    page = page.submit(button="Checked", reason="Not signed")
    assert "Not signed" in page.text and state_of(document) == "refused"
    page.submit(button="Check it again")
    assert state_of(document) == "received"


def test_what_was_entered_wrongly_is_told_and_mended_before_it_is_checked(browse, supplier, asks):
    party, kind = supplier(), asks()
    page = browse("mara").open(f"/evaluation/supplier/{party.id}/documents/new")
    page = page.submit(button="Save", status=422, number="Q-7", kind="", valid_until=str(days_ago(9)))
    assert page.field_errors == {"kind": "Please fill this in"} and page.values()["number"] == "Q-7"
    page = page.submit(button="Save", status=422, kind=str(kind))
    assert page.field_errors == {"valid_until": "It cannot end before it begins"}
    page = page.submit(button="Save", valid_until=str(days_on(9))).follow("Edit").submit(button="Save", issuer="DNV")
    assert "DNV" in page.text


def shown(page):
    return [row.css("td")[-1].text(strip=True) for row in page.css("#documents tbody tr")]


def test_a_renewal_keeps_the_old_one(browse, supplier, asks, brought):
    party, kind = supplier(), asks()
    brought(party, kind, until=days_ago(1))
    page = browse("mara").open(f"/suppliers/{party.id}")
    assert shown(page) == ["Ran out"]
    brought(party, kind, since=days_ago(1), until=days_on(365))
    page = browse("mara").open(f"/suppliers/{party.id}")
    assert shown(page) == ["Valid", "Renewed"]


def test_a_revoked_one_is_worth_nothing(browse, supplier, asks, brought):
    party = supplier()
    document = brought(party, asks())
    page = browse("mara").open(f"/evaluation/documents/{document}").follow("Revoke")
    page = page.submit(button="Revoke", reason="The auditor withdrew it")
    assert "The auditor withdrew it" in page.text
    assert "ISO 9001 is missing." in browse("mara").open(f"/evaluation/supplier/{party.id}/qualification").text


def test_the_list_tells_what_runs_out(browse, supplier, asks, brought):
    kind = asks()
    for title, until in (("Blue Lake", days_on(20)), ("Harbour", days_on(80)), ("Kiln", days_ago(3)), ("Mill", None)):
        brought(supplier(title), kind, until=until)
    browser = browse("vic")
    found = {state: [row[1] for row in browser.open(f"/evaluation/documents?state={state}").table()[1:]]
             for state in ("in-30", "in-90", "expired", "valid")}
    assert found == {"in-30": ["Blue Lake"], "in-90": ["Blue Lake", "Harbour"], "expired": ["Kiln"],
                     "valid": ["Blue Lake", "Harbour", "Mill"]}
    assert "ISO 9001,Blue Lake" in browser.open("/evaluation/documents").download("This view as CSV").text


def test_what_is_missing_is_listed(browse, supplier, asks, brought):
    kind = asks()
    brought(supplier("Blue Lake"), kind)
    supplier("Harbour")
    page = browse("mara").open("/evaluation/documents/missing/supplier")
    assert [row[:2] for row in page.table()[1:]] == [["Harbour", "ISO 9001"]]
    assert page.download("CSV").text.splitlines()[1:] == ["Harbour,ISO 9001"]


def night(inside):
    with inside():
        enqueue("evaluation.renewals")
        db.session.commit()
        Worker().run_until_idle()


def test_who_looks_after_them_is_asked_in_time_and_once(browse, inside, supplier, asks, brought):
    party, kind = supplier(owner="mara"), asks(warn_days=30)
    brought(party, kind, until=days_on(20))
    brought(supplier("Harbour", owner="mara"), kind, until=days_on(40))
    night(inside)
    night(inside)
    with inside():
        assert [task.title for task in db.session.query(Task).order_by(Task.id)] == ["Renew ISO 9001 of Blue Lake"]
        assert db.session.query(Notice).count() == 1
    assert "Renew ISO 9001 of Blue Lake" in browse("mara").open("/").text
    brought(party, kind, until=days_on(400))
    with inside():
        assert db.session.query(Task).one().state == "done"


def test_documents_are_seen_through_the_hat_alone(browse, supplier, asks, brought):
    party = supplier()
    document = brought(party, asks())
    for who, status in (("vic", 200), ("mara", 200), ("rita", 403)):
        browse(who).open(f"/evaluation/documents/{document}", status=status)
    browse("rita").open("/evaluation/documents", status=403)
    browse("rita").open(f"/evaluation/supplier/{party.id}/documents/new", status=403)
    browse("vic").open(f"/evaluation/documents/{document}/edit", status=403)


def test_documents_are_a_criterion_with_its_why(browse, supplier, asks, brought):
    party, kind = supplier(), asks("Licence")
    brought(party, kind, since=quarter().first, until=quarter().first + timedelta(days=45))
    page = browse("ada").open("/evaluation/templates").follow("Supplier of services").submit(button="New edition")
    for name in ("Punctuality", "Communication", "Value for money"):
        page = page.submit(button=f"Remove {name}")
    page = page.follow("Quality of the work").submit(
        button="Save", name="Papers", weight="100", source="measured", measure="supplier-documents", scorer="linear",
        worst="0", best="100", document_kind=str(kind))
    page.submit(button="Publish")
    page = browse("mara").open(f"/suppliers/{party.id}/scorecard?template=services").submit(button="Compute anew")
    days = (quarter().last - quarter().first).days + 1
    why = page.browser.open(f"/suppliers/{party.id}/scorecard?template=services").follow("Why Papers?")
    assert why.table()[1] == ["Licence", f"valid on 46 of {days} days", "Against them"]
