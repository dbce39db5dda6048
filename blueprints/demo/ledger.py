"""The ledger of the sample: which rows it made, and which of them somebody edited since."""
import sqlalchemy as sa

from core.bulk import delete_rows
from models import (
    Agreement,
    Article,
    Attachment,
    CoopPlan,
    CorrectiveAction,
    CustomField,
    Deal,
    DocumentKind,
    Entry,
    FundBudget,
    LoyaltyTier,
    Offer,
    Order,
    PartnerAction,
    PartnerAgreement,
    PartnerPlan,
    PartnerProgramme,
    PartnerRisk,
    PartnerSelection,
    Party,
    PartyLink,
    PoolRule,
    Product,
    PurchaseOrder,
    Questionnaire,
    Rate,
    Registration,
    Risk,
    RoleCategory,
    SampleItem,
    SavedView,
    Selection,
    SoldItem,
    Tag,
    Target,
    Task,
    Team,
    Ticket,
    User,
    db,
)

# What is removed by itself. Everything else the sample makes is a part of one of these and goes with it.
PARTS = {model: model.__tablename__ for model in (
    User, Team, CustomField, Tag, SavedView, Product, Rate, Party, PartyLink, Order, Entry, Attachment, Task,
    Deal, Target, Ticket, Article, PurchaseOrder, SoldItem, Registration, PartnerProgramme, FundBudget,
    Selection, DocumentKind, RoleCategory, Questionnaire, CoopPlan, Agreement, Risk, CorrectiveAction,
    LoyaltyTier, Offer, PoolRule)}
PARTS |= {PartnerSelection: "partner_selections", PartnerPlan: "partner_plans",
          PartnerAgreement: "partner_agreements", PartnerRisk: "partner_risks",
          PartnerAction: "partner_actions"}  # they lie in the tables of the others


def is_present():
    """Is there a sample, or part of one?"""
    return db.session.scalar(sa.select(SampleItem.row_id).limit(1)) is not None


def made(model):
    """The ids of the rows of `model` the sample made, oldest first."""
    query = sa.select(SampleItem.row_id).where(SampleItem.part == PARTS[model]).order_by(SampleItem.row_id)
    return list(db.session.scalars(query))


def is_made(model, column):
    """The condition that the row of `model` whose id stands in `column` is the sample's."""
    return sa.select(SampleItem.row_id).where(
        SampleItem.part == PARTS[model], SampleItem.row_id == column).exists()


def counts():
    """{table: rows} of what the sample consists of."""
    query = sa.select(SampleItem.part, sa.func.count()).group_by(SampleItem.part)
    return dict(db.session.execute(query).all())


def seal(model):
    """Keep the versions that rows of `model` have now: what is another one later was edited."""
    if not hasattr(model, "version"):
        return
    versions = dict(db.session.execute(sa.select(model.id, model.version).where(is_made(model, model.id))).all())
    for item in db.session.scalars(sa.select(SampleItem).where(SampleItem.part == PARTS[model])):
        item.version = versions.get(item.row_id)


def edited(model, ids):
    """Which of these rows changed since the ledger was sealed."""
    query = sa.select(model.id).join(
        SampleItem, sa.and_(SampleItem.part == PARTS[model], SampleItem.row_id == model.id)).where(
        model.id.in_(ids), SampleItem.version.is_not(None), SampleItem.version != model.version)
    return set(db.session.scalars(query))


def forget(model, ids):
    """These are the company's own from now on, or no more."""
    delete_rows(SampleItem, sa.and_(SampleItem.part == PARTS[model], SampleItem.row_id.in_(ids)), domain="admin")
