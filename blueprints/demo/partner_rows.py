"""What hangs on the partners of the sample, for its removal."""
from blueprints.demo.ledger import made
from core.access import of
from models import (
    Certification,
    CommissionEntry,
    CommissionRule,
    CommissionStep,
    Deal,
    DealPartner,
    FundAllocation,
    FundClaim,
    FundRequest,
    Judgement,
    OfferGrant,
    PartnerProfile,
    Party,
    TierStanding,
    User,
    db,
)

# What goes with it, in the order the foreign keys want.
OF_A_PARTY = (Judgement.party_id, CommissionStep.party_id, CommissionEntry.party_id, DealPartner.party_id,
              CommissionRule.party_id, Certification.party_id, FundClaim.party_id, FundRequest.party_id,
              FundAllocation.party_id, PartnerProfile.party_id)
OF_A_DEAL = (CommissionEntry.deal_id, DealPartner.deal_id)
BY_PEOPLE = ((DealPartner, DealPartner.by_id), (CommissionEntry, CommissionEntry.by_id),
             (CommissionStep, CommissionStep.by_id), (Certification, Certification.created_by_id),
             (CommissionRule, CommissionRule.by_id),
             (FundAllocation, FundAllocation.created_by_id), (FundRequest, FundRequest.created_by_id),
             (FundRequest, FundRequest.decided_by_id), (FundClaim, FundClaim.created_by_id),
             (FundClaim, FundClaim.decided_by_id), (OfferGrant, OfferGrant.by_id),
             (OfferGrant, OfferGrant.used_by_id), (TierStanding, TierStanding.locked_by_id))


def entries_of(deal_ids):
    """The ids of what partners earned on these deals."""
    return db.session.scalars(of(CommissionEntry, CommissionEntry.id).where(
        CommissionEntry.deal_id.in_(deal_ids))).all()


def worked_on(model, ids):
    """Parties whom somebody judged or of whom they entered something, and deals on which they worked on commission."""
    if model is Party:
        judged = of(Judgement, Judgement.party_id).where(
            Judgement.party_id.in_(ids), Judgement.rater_id.not_in(made(User)))
        return {id_ for part, by in BY_PEOPLE
                for id_ in db.session.scalars(of(part, part.party_id).where(part.party_id.in_(ids), by.is_not(None)))
                } | set(db.session.scalars(judged))
    if model is not Deal:
        return set()
    entered = of(CommissionEntry, CommissionEntry.deal_id).where(CommissionEntry.deal_id.in_(ids))
    return {id_ for query in (
        entered.where(CommissionEntry.by_id.is_not(None)),
        entered.join(CommissionStep, CommissionStep.entry_id == CommissionEntry.id).where(
            CommissionStep.by_id.is_not(None)),
        of(DealPartner, DealPartner.deal_id).where(DealPartner.deal_id.in_(ids), DealPartner.by_id.is_not(None)),
    ) for id_ in db.session.scalars(query)}
