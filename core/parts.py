"""Which models are part of what: they are seen and written with it."""
from models import (
    AfterSales,
    AnswerSheet,
    ArticleText,
    ArticleUse,
    Attachment,
    Breach,
    Certification,
    Change,
    ClockEvent,
    CommissionEntry,
    CommissionRule,
    CommissionStep,
    ComplaintFile,
    ComplaintIncident,
    ComplaintStep,
    ConsentEvent,
    CoopGoal,
    CoopReview,
    CorrectiveEvent,
    CorrectiveStep,
    CriterionTick,
    DealLine,
    DealPartner,
    DealPerson,
    Entry,
    Evaluation,
    EvaluationInput,
    FactExcuse,
    FollowUp,
    FundAllocation,
    FundClaim,
    FundRequest,
    GoalReading,
    Inspection,
    Judgement,
    LineExcuse,
    Message,
    OfferGrant,
    PartnerProfile,
    PartUsed,
    PartyDocument,
    PartyShare,
    PlayRun,
    PlayTask,
    Promise,
    PromiseMove,
    PurchaseLine,
    PurchaseOrder,
    Qualification,
    QualificationEvent,
    Receipt,
    RecordTag,
    RfqInvite,
    Satisfaction,
    SearchDoc,
    SelectionCandidate,
    SelectionComparison,
    SelectionCriterion,
    SelectionInterest,
    SelectionValue,
    SignOff,
    StageEvent,
    Standing,
    StandingEvent,
    StandingOverride,
    StepReached,
    SuppliedProduct,
    SupplierProfile,
    TicketLink,
    TicketMerge,
    TierEvent,
    TierStanding,
    Visit,
    Watcher,
)

DEAL_PARTS = (DealLine, DealPerson, CriterionTick, StageEvent, DealPartner)
SUPPLIED = (SupplierProfile, SuppliedProduct, PurchaseOrder, PurchaseLine, PromiseMove, Receipt, Inspection,
            LineExcuse, RfqInvite)
JUDGED = (Evaluation, EvaluationInput, Judgement, Standing, StandingEvent, StandingOverride, PartyDocument,
          Qualification, QualificationEvent, AnswerSheet, FactExcuse)
PARTNERED = (PartnerProfile, CommissionRule, CommissionEntry, CommissionStep, Certification, FundAllocation,
             FundRequest, FundClaim)
# how a customer is led and followed up
LED = (PlayRun, PlayTask, FollowUp, Visit)
LOYAL = (TierStanding, TierEvent, OfferGrant)  # seen and written with a party as a customer
# `record_id` names the ticket
TICKET_PARTS = (Message, ClockEvent, Breach, TicketLink, TicketMerge, Promise, Satisfaction, ComplaintFile,
                ComplaintStep, ComplaintIncident, AfterSales, StepReached, PartUsed, SignOff)
# `record_id` names the selection
SELECTION_PARTS = (SelectionCriterion, SelectionCandidate, SelectionValue, SelectionComparison, SelectionInterest)
# `record_id` names the plan of cooperation
COOP_PARTS = (CoopGoal, GoalReading, CoopReview)
# `record_id` names the corrective action
CORRECTIVE_PARTS = (CorrectiveStep, CorrectiveEvent)
ARTICLE_PARTS = (ArticleText, ArticleUse)
# `party_id` names the party; seen and written as its numbers and addresses are
PARTY_PARTS = (ConsentEvent, PartyShare)
HANGING = (SearchDoc, Entry, Attachment, RecordTag, Watcher, Change)
# what hangs on any record, or is part of one, and is written with it: `record_id` names it
OF_A_RECORD = (Entry, Attachment, RecordTag, SearchDoc, Watcher, *TICKET_PARTS, *SELECTION_PARTS, *COOP_PARTS,
               *CORRECTIVE_PARTS)
