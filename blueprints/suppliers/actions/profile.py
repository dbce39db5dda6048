"""What only a supplier has: terms, risk, whether there is no other, whether it is a warehouse of ours."""
from blueprints.customers.actions.roles import Profile
from models import SupplierProfile

PROFILE = Profile(SupplierProfile, ("terms", "risk", "risk_note", "is_single_source", "is_own"))
