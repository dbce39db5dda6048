"""The map of the schema. Everyone imports models from here; the tables themselves stand in `schema/`.

    Record ─┬─ Party ── Hat (customer, supplier, partner, employee, competitor), each with owner and team
            │    ├── ContactPoint, Address, PartyLink (works at, belongs to, introduced by)
            │    ├── CustomerProfile ── LifecycleEvent · RuleVersion, RuleTrial ── TrialMove, RfmMonth (by what rules)
            │    ├── TierStanding, TierEvent (LoyaltyTier) · OfferGrant ── Offer
            │    ├── PoolPlace, PoolEvent by PoolRule and PoolTerms (back to everybody)
            │    ├── Order ── OrderLine ── Product ── Price ── PriceList; OrderStep (confirmed … paid)
            │    ├── Quote ── QuoteLine: one row for each version; Suggestion (what they may want next)
            │    ├── PlayRun ── PlayTask (of a Play ── PlayStep) · FollowUp, Visit (FollowUpRule)
            │    └── SupplierProfile, SuppliedProduct
            │         PurchaseOrder ── PurchaseLine ── PromiseMove, Receipt ── Inspection
            ├─ Task (about any other record)
            ├─ Registration (a deal a partner says is theirs)
            ├─ Deal ── DealLine, DealPerson, CriterionTick, StageEvent; stands in a Stage of a Pipeline
            ├─ Ticket (what a customer asks or complains about)
            ├─ SoldItem (what customers have of us, under warranty or not) · CheckIn (who was asked how they are doing)
            ├─ Article ── ArticleText, ArticleUse (what we know, and on which tickets it was used)
            ├─ Selection ── SelectionCriterion, SelectionCandidate ── SelectionValue (what a choice is made of)
            │    ├── SelectionComparison, SelectionInterest
            │    └── PartnerSelection: the same among partners
            ├─ CoopPlan ── CoopGoal ── GoalReading · CoopReview; Agreement, Risk (with partners: PartnerPlan, …)
            ├─ Entry ── Mention · Attachment · RecordTag ── Tag · Watcher · Change: hang on any record
            └─ SearchDoc, NameCard (the name of any record, for whoever sees something that refers to it)

    Ticket ── Message (beside its Entry) · ClockEvent · Breach · TicketLink · Promise · TicketMerge · Draft · Presence
    Satisfaction · TicketCategory, CannedAnswer · WorkCalendar ── CalendarDay, ServicePolicy (by when we answer)
    AfterSales ── PartUsed, SignOff · StepReached ── ServiceStep (of returns, repairs and visits)
    PartnerProfile ── PartnerProgramme · Certification · DealPartner (a partner's part in a deal)
    FundBudget ── FundAllocation ── FundRequest ── FundClaim (money for marketing with partners)
    CommissionRule ── CommissionEntry ── CommissionStep (what a partner earned, and how it was paid)
    ComplaintFile ── ComplaintStep · RootCause, ServiceRules (what complaints are judged by)
    ComplaintIncident (what a complaint says of goods and their supplier) · Recurrence (one cause that comes again)
    AssignmentRule, Absence (who gets tickets by themselves)

    ScoreTemplate ── ScoreCriterion, ScoreBand · Evaluation ── EvaluationInput · Judgement, LineExcuse, FactExcuse
    Standing, StandingEvent, StandingOverride (where somebody stands, and what that means) · Rfq ── RfqInvite
    DocumentKind ── PartyDocument · RoleCategory ── Qualification, QualificationEvent (what they have to show)
    Questionnaire ── Question · AnswerSheet (what they are asked about themselves)
    CorrectiveAction (with partners PartnerAction) ── CorrectiveStep, CorrectiveEvent

    Notice (what a user is told) · SavedView, CustomField, BulkRun ── BulkItem (what people make of lists)
    User ── Role; Team (through Membership; PastMembership), SignIn ── Sight ── SightPage (seen as somebody else),
        Identity, Passkey, RecoveryCode, ApiToken, OneTimeLink, Throttle, CalendarFeed · HandOver ── HandOverPart
    HouseChange (who changed what of all these), SignInEvent (who came in, was refused, went out)
    Pipeline ── Stage ── Criterion · LostReason, DealSource (what administrators of sales make)
    Target (what somebody is to reach) · Calibration (how far what is said of deals comes true)
    Workspace, Rate, Directory · Job, Schedule, OnceAnswer · ImportRun ── ImportRow, ImportItem
    SampleItem (what `flask demo` made)
    ConsentEvent, Suppression, PersonExport, Erasure (privacy) · AccessRequest ── PartyShare (seen by other teams)
"""
from schema.access import (
    LEVELS, SCOPES, SOURCES, Identity, Membership, OneTimeLink, PastMembership, RecoveryCode, Role, Sight,
    SignIn, Team, Throttle, User,
    user_roles,
)
from schema.after_sales import AFTER_SALES_KINDS, RESULTS, AfterSales, PartUsed, ServiceStep, SignOff, StepReached
from schema.articles import ARTICLE_AUDIENCES, ARTICLE_LANGUAGES, ARTICLE_STATES, Article, ArticleText, ArticleUse
from schema.assigning import Absence, AssignmentRule
from schema.base import NOTHING_DUE, NO_DAY, Base, UtcDateTime, Versioned, db, now
from schema.clocks import CLOCK_EVENTS, TAKERS, TARGETS, Breach, CalendarDay, ClockEvent, ServicePolicy, WorkCalendar
from schema.commission import COMMISSION_MODES, COMMISSION_STEPS, CommissionEntry, CommissionRule, CommissionStep
from schema.complaints import (
    ALARM_COUNT, ALARM_DAYS, COMPLAINT_STAGES, COMPLEXITIES, DECISIONS, REMEDIES, STAGE_DAYS, ComplaintFile,
    ComplaintIncident, ComplaintStep, Recurrence, RootCause, ServiceRules,
)
from schema.cooperation import (
    AGREEMENT_SORTS, AGREEMENT_STATES, AHEAD_DAYS, GOAL_SIDES, PLAN_STATES, WINDOW_DAYS, Agreement, CoopGoal,
    CoopPlan, CoopReview, GoalReading, PartnerAgreement, PartnerPlan,
)
from schema.corrective import (
    ACTION_SEVERITIES, ACTION_STATES, ACTION_TRIGGERS, DISCIPLINES, NEEDED_DISCIPLINES, PROOF_DAYS, SIDES, WATCH_DAYS,
    WORKED_STATES, CorrectiveAction, CorrectiveEvent, CorrectiveStep, PartnerAction,
)
from schema.deals import CriterionTick, Deal, DealLine, DealPerson, DealSum, StageEvent
from schema.evaluation import Evaluation, EvaluationInput, Judgement
from schema.funds import CLAIM_STATES, REQUEST_STATES, FundAllocation, FundBudget, FundClaim, FundRequest
from schema.hand_over import CalendarFeed, HandOver, HandOverPart
from schema.imports import ImportItem, ImportRow, ImportRun
from schema.jobs import Job, OnceAnswer, Schedule
from schema.keys import ApiToken, Passkey
from schema.lists import AUDIENCES, FIELD_TYPES, BulkItem, BulkRun, CustomField, SavedView
from schema.loyalty import GRANT_STATES, TIER_WINDOW_DAYS, LoyaltyTier, Offer, OfferGrant, TierEvent, TierStanding
from schema.merges import PAIR_STATES, DuplicatePair, Merge, MergeStep
from schema.merging import TicketMerge
from schema.movement import RfmMonth, RuleTrial, RuleVersion, TrialMove
from schema.notices import NOTICE_KINDS, Notice
from schema.orders import STEPS, Order, OrderLine, OrderStep, Product
from schema.panels import DIRECTIONS, ENTRY_KINDS, Attachment, Change, Entry, Mention, RecordTag, Tag, Watcher
from schema.parties import (
    HATS, LIFECYCLES, POINT_KINDS, SIZES, Address, ContactPoint, CustomerProfile, Hat, LifecycleEvent, Party,
    PartyLink,
)
from schema.partners import (
    DEAL_SHARES, LIVE_STATES, PARTNER_KINDS, PROTECTION_DAYS, REGISTRATION_STATES, REVIEW_HOURS, UNDECIDED_STATES,
    WHOLE_SHARE, Certification, DealPartner, PartnerProfile, PartnerProgramme, Registration,
)
from schema.pipelines import CATEGORIES, OUTCOMES, PARTS, Criterion, DealSource, LostReason, Pipeline, Stage
from schema.plays import Play, PlayRun, PlayStep, PlayTask
from schema.pool import PLACES, POOL_EVENTS, PoolEvent, PoolPlace, PoolRule, PoolTerms
from schema.prices import Price, PriceList
from schema.privacy import ConsentEvent, Erasure, PersonExport, Suppression
from schema.purchasing import (
    INSPECTION_KINDS, MOVERS, NOT_THEIRS, RISKS, Inspection, PromiseMove, PurchaseLine, PurchaseOrder, Receipt,
    SuppliedProduct, SupplierProfile,
)
from schema.qualification import (
    DOCUMENT_STATES, HOLDS, QUALIFICATION_STATES, WARN_DAYS, DocumentKind, PartyDocument, Qualification,
    QualificationEvent, RoleCategory,
)
from schema.questionnaires import QUESTION_KINDS, AnswerSheet, Question, Questionnaire
from schema.quotes import QUOTE_STATES, Quote, QuoteLine
from schema.records import NameCard, Record, SearchDoc
from schema.rfqs import Rfq, RfqInvite
from schema.risks import RISK_SORTS, RISK_STATES, PartnerRisk, Risk
from schema.sample import SampleItem
from schema.satisfaction import Satisfaction
from schema.scoring import EFFECTS, GUARDED, SCORED_ROLES, ScoreBand, ScoreCriterion, ScoreTemplate
from schema.selections import (
    FILLED_FROM, SELECTION_STATES, WEIGHTS_FROM, PartnerSelection, Selection, SelectionCandidate, SelectionComparison,
    SelectionCriterion, SelectionInterest, SelectionValue,
)
from schema.session import TwoModeSession
from schema.sharing import AccessRequest, PartyShare
from schema.sold_items import CheckIn, SoldItem
from schema.standings import FactExcuse, LineExcuse, Standing, StandingEvent, StandingOverride
from schema.suggestions import Suggestion
from schema.targets import METRICS, TARGET_UNITS, Calibration, Target
from schema.tasks import Task
from schema.tickets import (
    CHANNELS, LINK_KINDS, OWN_KINDS, PRIORITIES, SEVERITIES, TICKET_KINDS, TICKET_STATES, WAITING_STATES,
    CannedAnswer, Draft, Message, Presence, Promise, Ticket, TicketCategory, TicketLink,
)
from schema.visits import FollowUp, FollowUpRule, Visit
from schema.watching import OUTCOMES as SIGN_IN_OUTCOMES, WAYS as SIGN_IN_WAYS, HouseChange, SightPage, SignInEvent
from schema.workspace import Directory, Rate, Workspace
