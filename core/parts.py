"""Which models are part of what: they are seen and written with it."""
from models import (
    AfterSales,
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
    CorrectiveEvent,
    CorrectiveStep,
    CriterionTick,
    DealLine,
    DealPartner,
    DealPerson,
    Entry,
    Evaluation,
    EvaluationInput,
    FundAllocation,
    FundClaim,
    FundRequest,
    Inspection,
    Judgement,
    LineExcuse,
    Message,
    PartnerProfile,
    PartUsed,
    Promise,
    PromiseMove,
    PurchaseLine,
    PurchaseOrder,
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
    Watcher,
)

DEAL_PARTS = (DealLine, DealPerson, CriterionTick, StageEvent, DealPartner)
SUPPLIED = (SupplierProfile, SuppliedProduct, PurchaseOrder, PurchaseLine, PromiseMove, Receipt, Inspection,
            LineExcuse, RfqInvite)
JUDGED = (Evaluation, EvaluationInput, Judgement, Standing, StandingEvent, StandingOverride)
PARTNERED = (PartnerProfile, CommissionRule, CommissionEntry, CommissionStep, Certification, FundAllocation,
             FundRequest, FundClaim)
# `record_id` names the ticket
TICKET_PARTS = (Message, ClockEvent, Breach, TicketLink, TicketMerge, Promise, Satisfaction, ComplaintFile,
                ComplaintStep, ComplaintIncident, AfterSales, StepReached, PartUsed, SignOff)
# `record_id` names the selection
SELECTION_PARTS = (SelectionCriterion, SelectionCandidate, SelectionValue, SelectionComparison, SelectionInterest)
# `record_id` names the corrective action
CORRECTIVE_PARTS = (CorrectiveStep, CorrectiveEvent)
NAMING_RECORD = (*TICKET_PARTS, *SELECTION_PARTS, *CORRECTIVE_PARTS)
ARTICLE_PARTS = (ArticleText, ArticleUse)
HANGING = (SearchDoc, Entry, Attachment, RecordTag, Watcher, Change)
