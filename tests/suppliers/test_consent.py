"""Whether we may write to a supplier or a partner stands on their pages, too."""
import pytest

from models import Party


@pytest.mark.parametrize(("role", "page"), [("supplier", "suppliers"), ("partner", "partners")])
def test_consent_stands_on_the_page_and_leads_to_where_it_is_noted(browse, make, role, page):
    party = make(Party, title="Tin Works", role=role, email="tin@works.example")
    shown = browse("mara").open(f"/{page}/{party.id}")
    assert [node.text(strip=True) for node in shown.css("#consent h2")] == ["Consent"]
    assert shown.links["Consent of Tin Works"] == f"/privacy/parties/{party.id}/consents"
