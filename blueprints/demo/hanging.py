"""What hangs on what the sample makes: what goes with it, and what keeps it."""
from models import (
    Address,
    AfterSales,
    Attachment,
    Breach,
    Change,
    CheckIn,
    ClockEvent,
    ContactPoint,
    CriterionTick,
    CustomerProfile,
    Deal,
    DealLine,
    DealPerson,
    Draft,
    Entry,
    Evaluation,
    EvaluationInput,
    Hat,
    Judgement,
    LifecycleEvent,
    LineExcuse,
    Mention,
    Notice,
    OneTimeLink,
    Order,
    PartUsed,
    Party,
    PartyLink,
    Presence,
    Promise,
    PurchaseOrder,
    Quote,
    RecordTag,
    RfqInvite,
    Satisfaction,
    SearchDoc,
    SignIn,
    SignOff,
    SoldItem,
    StageEvent,
    Standing,
    StandingEvent,
    StandingOverride,
    StepReached,
    Suggestion,
    SuppliedProduct,
    SupplierProfile,
    Task,
    Ticket,
    TicketLink,
    TicketMerge,
    Watcher,
)

# What refers to a record of the sample; where it is not the sample's own, the record stays.
ON_RECORDS = ((Entry, Entry.record_id), (Attachment, Attachment.record_id), (Order, Order.party_id),
              (PurchaseOrder, PurchaseOrder.party_id),
              (Task, Task.about_id), (Task, Task.party_id), (Task, Task.series_id), (Deal, Deal.party_id),
              (Ticket, Ticket.party_id), (Ticket, Ticket.contact_id), (SoldItem, SoldItem.party_id),
              (PartyLink, PartyLink.party_id),
              (PartyLink, PartyLink.other_id))
ALONE = (Task, Deal, Ticket, SoldItem)  # they are removed by themselves
# What the sample makes none of, or took out before: whatever still refers to a record keeps it.
BUILT_ON = {Party: ((DealPerson, DealPerson.party_id), (Quote, Quote.party_id),
                    (SuppliedProduct, SuppliedProduct.party_id), (LineExcuse, LineExcuse.party_id),
                    (Judgement, Judgement.party_id), (StandingOverride, StandingOverride.party_id),
                    (RfqInvite, RfqInvite.party_id)), Deal: ((Quote, Quote.deal_id),),
            SoldItem: ((Ticket, Ticket.item_id),)}
# What goes with it, in the order the foreign keys want.
OF_A_PARTY = (EvaluationInput.party_id, StandingEvent.party_id, Standing.party_id, Evaluation.party_id,
              Suggestion.party_id, SupplierProfile.party_id, LifecycleEvent.party_id, CustomerProfile.party_id,
              ContactPoint.party_id, Address.party_id, CheckIn.party_id, Hat.party_id)
OF_A_DEAL = (DealLine.deal_id, DealPerson.deal_id, CriterionTick.deal_id, StageEvent.deal_id)
OF_A_RECORD = (RecordTag.record_id, Watcher.record_id, Notice.record_id, Change.record_id, SearchDoc.record_id)
OF_A_TICKET = (ClockEvent.record_id, Breach.record_id, Promise.record_id, TicketLink.record_id, TicketLink.other_id,
               TicketMerge.record_id, TicketMerge.target_id, Satisfaction.record_id,
               Draft.record_id, Presence.record_id, StepReached.record_id, AfterSales.record_id, PartUsed.record_id,
               SignOff.record_id)
OF_A_KIND = {Party: OF_A_PARTY, Deal: OF_A_DEAL, Ticket: OF_A_TICKET}
OF_A_USER = (Draft.user_id, Presence.user_id, Notice.user_id, Watcher.user_id, Mention.user_id, SignIn.user_id,
             OneTimeLink.user_id)
