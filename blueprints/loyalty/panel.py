"""What the pages of a customer, of their tickets and of their orders show of tiers and offers; read when drawn."""
from functools import cached_property

from blueprints.loyalty.labels import GRANT_STATES, GRANT_TONES
from blueprints.loyalty.queries import grants, introductions, tiers
from blueprints.loyalty.sentences import missing, why


class LoyaltyPanel:
    states, tones = GRANT_STATES, GRANT_TONES

    def __init__(self, party_id):
        self.party_id = party_id

    # -- the tier ------------------------------------------------------------------------------------------------------

    @cached_property
    def standing(self):
        return tiers.standing_of(self.party_id)

    @property
    def tier(self):
        """Its name, "" without one."""
        return (self.standing.name or "") if self.standing else ""

    @property
    def why(self):
        return why(self.standing.evidence.get("tier")) if self.standing else ""

    @cached_property
    def above(self):
        """(name of the next tier, what is missing to it); None where there is none."""
        told = self.standing.evidence.get("above") if self.standing else None
        return (told["name"], missing(told)) if told and missing(told) else None

    @property
    def unrated(self):
        told = (self.standing.evidence.get("tier") or self.standing.evidence.get("above")) if self.standing else None
        return told["unrated"] if told else 0

    @cached_property
    def benefits(self):
        """[(tier, [benefit])]: those of lower tiers hold as well."""
        return tiers.benefits_up_to(self.standing.rank) if self.tier else []

    @property
    def events(self):
        """(event, why) of the tiers they came to, the newest first."""
        return self.standing and [(event, why(event.evidence.get("tier")) if event.by is None else "")
                for event in tiers.events_of(self.party_id)]

    # -- offers --------------------------------------------------------------------------------------------------------

    @cached_property
    def grants(self):
        return grants.grants_of(self.party_id)

    @cached_property
    def usable(self):
        """Those they can use today."""
        return grants.open_grants_of(self.party_id)

    # -- whom they introduced ------------------------------------------------------------------------------------------

    @cached_property
    def brought(self):
        return introductions.brought_by(self.party_id)


def used_with(order_id):
    """The codes that were used with an order."""
    return grants.grants_used_with(order_id)
