"""What only a supplier has: terms, risk, whether there is no other, whether it is a warehouse of ours."""
from models import SupplierProfile, db

FACTS = ("terms", "risk", "risk_note", "is_single_source", "is_own")


def profile_of(party):
    return db.session.get(SupplierProfile, party.id)


def set_profile(party, facts):
    """Write what `facts` names; the profile is made when there is something to keep."""
    profile = profile_of(party)
    if profile is None:
        if not any(facts.get(name) for name in FACTS):
            return
        profile = SupplierProfile(party_id=party.id)
        db.session.add(profile)
    for name in FACTS:
        if name in facts:
            setattr(profile, name, facts[name])
