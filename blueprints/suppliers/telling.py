"""How what changed of suppliers reads in their history."""
from blueprints.suppliers.labels import RISKS
from core.wording import Column, Part, yes_no
from core.words import _l

PARTS = {"supplier_profiles": Part({
    "is_own": Column(_l("Own warehouse"), yes_no), "is_single_source": Column(_l("Only source"), yes_no),
    "terms": Column(_l("Terms")), "risk": Column(_l("Risk"), RISKS), "risk_note": Column(_l("What the risk is")),
})}
