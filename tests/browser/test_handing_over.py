"""What is handed over is taken back from the message that tells of it, in a real browser."""
from blueprints.corrective.actions import working
from core.principal import SYSTEM
from models import CorrectiveAction, db
from tests.cooperation.conftest import signed  # noqa: F401  fixture
from tests.corrective.conftest import opened  # noqa: F401  fixture
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures
from tests.world import days_on, inside


def test_a_corrective_action_is_handed_over_and_taken_back(window, make, supplier, opened):  # noqa: F811
    made = opened(supplier(), ready=True)
    with inside(make.app):
        working.take_back(db.session.get(CorrectiveAction, made), by=SYSTEM)
        db.session.commit()
    tab = window("ada").open(f"/corrective-actions/{made}")
    tab.get_by_role("button", name="Hand over to the proof").click()
    tab.get_by_text("Nobody closes this by hand.").wait_for()
    tab.locator("#toasts").get_by_role("button", name="Undo").click()
    tab.get_by_role("button", name="Hand over to the proof").wait_for()
    assert "Nobody closes this by hand." not in tab.locator("main").inner_text()


def test_an_archived_agreement_comes_back_by_undo(window, supplier, signed):  # noqa: F811
    made = signed(supplier(), ends=days_on(99))
    tab = window("ada").open(f"/cooperation/agreements/{made}")
    tab.get_by_role("button", name="Archive").click()
    tab.get_by_role("button", name="Restore").wait_for()
    tab.locator("#toasts").get_by_role("button", name="Undo").click()
    tab.get_by_role("button", name="Give notice").wait_for()
