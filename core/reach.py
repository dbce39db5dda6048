"""What a principal reaches: for every model the condition on its rows that one may read, or write. No session here.

core/scope.py adds these conditions to every read, core/write_guard.py asks them before every flush.
"""
import sqlalchemy as sa

from core.parts import (
    ARTICLE_PARTS,
    COOP_PARTS,
    CORRECTIVE_PARTS,
    DEAL_PARTS,
    HANGING,
    JUDGED,
    LED,
    LOYAL,
    PARTNERED,
    PARTY_PARTS,
    SELECTION_PARTS,
    SUPPLIED,
    TICKET_PARTS,
)
from core.principal import HAT_DOMAINS, KIND_DOMAINS, SHARED_KINDS
from core.shares import shared_with
from core.whose import about, entries, exists, links, orders, owned, quotes, records, tasks, within, worn
from models import (
    AccessRequest,
    Address,
    Agreement,
    Article,
    ComplaintIncident,
    ContactPoint,
    CoopPlan,
    CorrectiveAction,
    CorrectiveEvent,
    CustomerProfile,
    Deal,
    DealPartner,
    DealSum,
    Hat,
    LifecycleEvent,
    Mention,
    Order,
    OrderLine,
    OrderStep,
    PartnerAction,
    PartnerAgreement,
    PartnerPlan,
    PartnerRisk,
    PartnerSelection,
    Party,
    PartyLink,
    PoolEvent,
    PoolPlace,
    Quote,
    QuoteLine,
    Record,
    Registration,
    Risk,
    Selection,
    SoldItem,
    Suggestion,
    Task,
    Ticket,
    TrialMove,
)

# kinds that are the suppliers' or the partners'
TOGETHER = ("coop_plan", "partner_plan", "agreement", "partner_agreement", "risk", "partner_risk")
CORRECTIVE = ("corrective_action", "partner_action")
CHOSEN = ("selection", "partner_selection")


class Reach:
    """The conditions on rows of any kind that `principal` may read (or write), built once for each principal."""

    def __init__(self, principal, level="read"):
        self.principal, self.level = principal, level
        limited = within(principal, level)
        self.is_all = limited is None
        self.anyone = sa.true() if self.is_all else limited
        self.customer = within(principal, level, roles=("customer",))
        self.supplier = within(principal, level, roles=("supplier",))
        self.partner = within(principal, level, roles=("partner",))

    def wears(self, party_id, condition):
        return exists(worn, where=sa.and_(worn.c.party_id == party_id, condition))

    def party(self, party_id):
        """A person without a hat of their own is seen through the organisations they work or worked for. What was
        shared with somebody is read, not written."""
        employed = exists(links, worn, on=worn.c.party_id == links.c.other_id, where=sa.and_(
            links.c.party_id == party_id, links.c.kind == "employment", self.anyone))
        seen = sa.or_(self.wears(party_id, self.anyone),
                      sa.and_(employed, sa.not_(self.wears(party_id, sa.true()))))
        return sa.or_(seen, shared_with(self.principal, party_id)) if self.level == "read" else seen

    def task(self, row):
        """Whose it is, who made it, their team, and whoever sees what it is about."""
        me, teams = self.principal.id, sorted(self.principal.grants.team_ids)
        through = exists(tasks, about, on=about.c.id == tasks.c.about_id, where=sa.and_(
            tasks.c.id == row.id, sa.or_(self.of_domains(about.c), sa.and_(
                about.c.kind == "party", self.party(about.c.id)))))
        return sa.or_(row.owner_id == me, row.created_by_id == me, row.team_id.in_(teams), through)

    def owned(self, kind, row):
        """A record of a domain is seen by its own owner and team."""
        return owned(self.principal, KIND_DOMAINS[kind], row, self.level)

    def of_domains(self, row):
        return sa.or_(*(sa.and_(row.kind == kind, self.owned(kind, row)) for kind in KIND_DOMAINS),
                      *(row.kind == kind for kind in SHARED_KINDS if self.shares(kind)))

    def shares(self, kind):
        return self.principal.grants.scope(SHARED_KINDS[kind], self.level) is not None

    def shared(self, _row):
        """What belongs to customer service as a whole, and what is part of it."""
        return sa.true() if self.shares("article") else sa.false()

    def record(self, row):
        """`row` is the model, an alias or the columns of `records`: each kind has its rule."""
        return sa.or_(sa.and_(row.kind == "party", self.party(row.id)), sa.and_(row.kind == "task", self.task(row)),
                      self.of_domains(row))

    def part(self, kind, record_id):
        """What is part of a record of a domain is seen with it."""
        if self.principal.grants.scope(KIND_DOMAINS[kind], self.level) == "all":
            return sa.true()
        return exists(records, where=sa.and_(records.c.id == record_id, self.owned(kind, records.c)))

    def with_either(self, row, kinds):
        """Seen by its owner and team, with a supplier or with a partner: each of two kinds."""
        return sa.or_(*(sa.and_(row.kind == kind, self.owned(kind, row)) for kind in kinds))

    def part_of_either(self, kinds, record_id):
        return exists(records, where=sa.and_(records.c.id == record_id, self.with_either(records.c, kinds)))

    def supplied(self, row):
        """What a supplier is, was asked for and brought is seen by whoever sees the supplier."""
        is_all = self.principal.grants.scope(HAT_DOMAINS["supplier"], self.level) == "all"
        return sa.true() if is_all else self.wears(row.party_id, self.supplier)

    def judged(self, row):
        """How somebody did as a supplier or as a partner is seen by whoever sees them as that."""
        return sa.or_(sa.and_(row.role == "supplier", self.supplied(row)), sa.and_(
            row.role == "partner", self.partnered(row)))

    def incident(self, row):
        """It hangs on its complaint; whoever sees the supplier it is about sees it, too, but not the complaint."""
        of_complaint = self.part("ticket", row.record_id)
        if self.level != "read":
            return of_complaint
        return sa.or_(of_complaint, sa.and_(row.supplier_id.is_not(None), self.wears(row.supplier_id, self.supplier)))

    def partnered(self, row):
        """What a partner is and earned is seen by whoever sees the partner."""
        is_all = self.principal.grants.scope(HAT_DOMAINS["partner"], self.level) == "all"
        return sa.true() if is_all else self.wears(row.party_id, self.partner)

    def pooled(self, row):
        """Whoever writes customers sees what may be claimed, of their teams or open to all; else whoever's it is."""
        mine = owned(self.principal, "customers", row, self.level)
        if self.principal.grants.scope("customers", "write") is None:
            return mine
        return sa.or_(mine, sa.and_(row.state == "pooled", sa.or_(
            row.is_open, row.team_id.in_(sorted(self.principal.grants.team_ids)))))

    def shared_deal(self, row):
        """A partner's part in a deal is seen from both ends: with the deal, and with the partner."""
        return sa.or_(self.part("deal", row.deal_id), self.partnered(row))

    def quote(self, row):
        """A quote is seen with its deal; one without a deal by whoever sees the orders of its customer."""
        return sa.or_(sa.and_(row.deal_id.is_not(None), self.part("deal", row.deal_id)),
                      sa.and_(row.deal_id.is_(None), self.wears(row.party_id, self.customer)))

    def hanging(self, record_id):
        """What hangs on a record is seen by whoever sees the record."""
        return exists(records, where=sa.and_(records.c.id == record_id, self.record(records.c)))

    def rules_of_either(self):
        """Of what is done with suppliers or with partners."""
        return {
            **dict.fromkeys((Selection, PartnerSelection), lambda row: self.with_either(row, CHOSEN)),
            **dict.fromkeys(SELECTION_PARTS, lambda row: self.part_of_either(CHOSEN, row.record_id)),
            **dict.fromkeys((CoopPlan, PartnerPlan, Agreement, PartnerAgreement, Risk, PartnerRisk),
                            lambda row: self.with_either(row, TOGETHER)),
            **dict.fromkeys(COOP_PARTS, lambda row: self.part_of_either(TOGETHER, row.record_id)),
            **dict.fromkeys((CorrectiveAction, PartnerAction), lambda row: self.with_either(row, CORRECTIVE)),
            **dict.fromkeys(CORRECTIVE_PARTS, lambda row: self.part_of_either(CORRECTIVE, row.record_id)),
            CorrectiveEvent: lambda row: sa.or_(self.judged(row), self.part_of_either(CORRECTIVE, row.record_id)),
        }

    def rules(self):
        """For each scoped model a function from it, or from an alias of it, to the condition that limits it."""
        def of_line(line):
            return exists(orders, worn, on=worn.c.party_id == orders.c.party_id, where=sa.and_(
                orders.c.id == line.order_id, self.customer))

        def of_quote_line(line):
            return exists(quotes, where=sa.and_(quotes.c.id == line.quote_id, self.quote(quotes.c)))

        def of_mention(mention):
            return exists(entries, where=sa.and_(
                entries.c.id == mention.entry_id, self.hanging(entries.c.record_id)))

        def of_link(link):
            return sa.or_(self.wears(link.party_id, self.anyone), self.wears(link.other_id, self.anyone))

        return {
            Record: self.record, Task: self.task, Party: lambda party: self.party(party.id), PartyLink: of_link,
            Registration: lambda row: self.owned("registration", row),
            Deal: lambda deal: self.owned("deal", deal), Ticket: lambda ticket: self.owned("ticket", ticket),
            DealSum: lambda deal: self.part("deal", deal.id),
            **dict.fromkeys(DEAL_PARTS, lambda row: self.part("deal", row.deal_id)),
            **dict.fromkeys(TICKET_PARTS, lambda row: self.part("ticket", row.record_id)),
            **self.rules_of_either(), ComplaintIncident: self.incident,
            **dict.fromkeys((Article, *ARTICLE_PARTS, SoldItem), self.shared),
            Hat: lambda hat: within(self.principal, self.level, hat), Mention: of_mention,
            **dict.fromkeys((OrderLine, OrderStep), of_line), Quote: self.quote, QuoteLine: of_quote_line,
            CustomerProfile: lambda profile: owned(self.principal, "customers", profile, self.level),
            **dict.fromkeys((ContactPoint, Address, *PARTY_PARTS), lambda row: self.party(row.party_id)),
            AccessRequest: lambda row: sa.or_(row.asked_by_id == self.principal.id, self.party(row.party_id)),
            **dict.fromkeys((LifecycleEvent, PoolEvent, Order, Suggestion, TrialMove, *LED, *LOYAL),
                            lambda row: self.wears(row.party_id, self.customer)),
            PoolPlace: self.pooled,
            **dict.fromkeys(SUPPLIED, self.supplied), **dict.fromkeys(JUDGED, self.judged),
            **dict.fromkeys(PARTNERED, self.partnered),
            DealPartner: self.shared_deal,
            **dict.fromkeys(HANGING, lambda row: self.hanging(row.record_id)),
        }
