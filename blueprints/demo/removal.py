"""Taking the sample out: exactly what it made, except what somebody edited or built upon since.

Tasks, deals and tickets go first, then people at organisations, then organisations with all that hangs on them; at
the end products, tags, fields, people and teams that nothing refers to any more. What stays is the company's own from
then on, with all that hangs on it, and leaves the ledger.
"""
from functools import partial

import sqlalchemy as sa

from blueprints.demo import ledger, partner_rows
from blueprints.demo.hanging import ALONE, BUILT_ON, OF_A_KIND, OF_A_RECORD, OF_A_TEAM, OF_A_USER, ON_RECORDS, REST
from core.access import of
from core.bulk import delete_rows
from core.files import drop_file
from core.importing.undoing import referred_to
from models import (
    Agreement,
    AnswerSheet,
    Article,
    Attachment,
    CalendarFeed,
    Change,
    CommissionStep,
    CoopPlan,
    CorrectiveAction,
    CustomField,
    Deal,
    DocumentKind,
    Entry,
    FundBudget,
    HouseChange,
    Inspection,
    Membership,
    Mention,
    Notice,
    OneTimeLink,
    Order,
    OrderLine,
    PartnerAction,
    PartnerAgreement,
    PartnerPlan,
    PartnerProgramme,
    PartnerRisk,
    PartnerSelection,
    Party,
    PartyDocument,
    PartyLink,
    PastMembership,
    PlayRun,
    PoolRule,
    Product,
    PromiseMove,
    PurchaseLine,
    PurchaseOrder,
    QualificationEvent,
    Question,
    Questionnaire,
    Rate,
    Receipt,
    Record,
    Registration,
    Risk,
    RoleCategory,
    SavedView,
    Selection,
    SignIn,
    SignInEvent,
    SoldItem,
    Tag,
    Target,
    Task,
    Team,
    Ticket,
    User,
    Visit,
    Watcher,
    db,
)

A_STEP = 20
TOGETHER = (PartnerSelection, CoopPlan, PartnerPlan, Agreement, PartnerAgreement, Risk, PartnerRisk, CorrectiveAction,
            PartnerAction)
# those that lie in the table of another
TABLED = {PartnerSelection: Selection, PartnerPlan: CoopPlan, PartnerAgreement: Agreement, PartnerRisk: Risk,
          PartnerAction: CorrectiveAction}


def next_step():
    """Remove some more: (rows removed from the ledger, [(kind, id, name)] of what stays); None when nothing is left."""
    steps = {Task: 5 * A_STEP, **dict.fromkeys((Registration, Deal, Article, Ticket, SoldItem, Selection, *TOGETHER),
                                               A_STEP)}
    for model, rows in (*((model, partial(next_of, model, most)) for model, most in steps.items()),
                        (Party, next_people), (Party, next_parties)):
        if ids := rows():
            return remove_records(model, ids)
    for model in (SavedView, PoolRule, *REST, FundBudget, PartnerProgramme, DocumentKind, RoleCategory, Questionnaire,
                  Target, Tag, CustomField, Product, Rate, User, Team, Entry, Attachment, Order, PurchaseOrder,
                  PartyLink):
        if ids := ledger.made(model):
            return remove_rest(model, ids)
    return None


def next_of(model, most):
    return ledger.made(model)[:most]


def next_people():
    """People without a hat of their own: they go before those they work for."""
    query = of(Party, Party.id).where(ledger.is_made(Party, Party.id), ~Party.hats.any()).order_by(Party.id)
    return db.session.scalars(query.limit(A_STEP)).all()


def next_parties():
    return ledger.made(Party)[:A_STEP]


def remove_records(model, ids):
    kept = ids_kept(model, ids)
    gone = [id_ for id_ in ids if id_ not in kept]
    for part, column in ON_RECORDS:
        if part not in ALONE:
            take_out(part, db.session.scalars(of(part, part.id).where(column.in_(gone))).all())
    if model is Deal:
        delete(CommissionStep, CommissionStep.entry_id.in_(partner_rows.entries_of(gone)))
    for column in (*OF_A_KIND.get(model, ()), *OF_A_RECORD):
        delete(column.class_, column.in_(gone))
    tabled = TABLED.get(model, model)
    delete(tabled, tabled.id.in_(gone))
    delete(Record, Record.id.in_(gone))
    names = db.session.execute(sa.select(Record.kind, Record.id, Record.title).where(Record.id.in_(kept)))
    names = [list(row) for row in names]
    for part, column in ON_RECORDS:
        if part not in ALONE:  # all that hangs on what stays, stays
            ledger.forget(part, db.session.scalars(of(part, part.id).where(column.in_(kept))).all())
    ledger.forget(model, ids)
    return len(ids), names


def ids_kept(model, ids):
    """Which of these records somebody edited, noted something on, or made something else about."""
    kept = ledger.edited(model, ids)
    kept |= set(db.session.scalars(of(Change, Change.record_id).where(
        Change.record_id.in_(ids), Change.by_id.is_not(None))))
    for part, column in ON_RECORDS:
        theirs = of(part, column).where(column.in_(ids), ~ledger.is_made(part, part.id))
        if part is Entry:
            theirs = theirs.where(Entry.by_id.is_not(None))  # what the system noted counts for nothing
        kept |= set(db.session.scalars(theirs))
    for part, column in BUILT_ON.get(model, ()):
        kept |= set(db.session.scalars(of(part, column).where(column.in_(ids))))
    return kept | changed_orders(model, ids) | worked_on(model, ids) | partner_rows.worked_on(model, ids)


def changed_orders(model, ids):
    """Customers one of whose orders was changed."""
    if model is not Party:
        return set()
    orders = db.session.execute(of(Order, Order.id, Order.party_id).where(Order.party_id.in_(ids)))
    of_whom = dict(orders.all())
    return {of_whom[id_] for id_ in ledger.edited(Order, list(of_whom))}


def worked_on(model, ids):
    """Suppliers of whose order lines somebody wrote down what came, what moved or what was wrong; and whoever brought a
    document, was qualified or asked by somebody."""
    if model is not Party:
        return set()
    return {id_ for part, by in ((Receipt, Receipt.created_by_id), (PromiseMove, PromiseMove.by_id),
                                 (Inspection, Inspection.by_id), (PartyDocument, PartyDocument.created_by_id),
                                 (PartyDocument, PartyDocument.decided_by_id),
                                 (QualificationEvent, QualificationEvent.by_id), (PlayRun, PlayRun.entered_by_id),
                                 (Visit, Visit.held_by_id),
                                 (AnswerSheet, AnswerSheet.answered_by_id))
            for id_ in db.session.scalars(of(part, part.party_id).where(part.party_id.in_(ids), by.is_not(None)))}


def take_out(model, ids):
    """Rows that hang on records which go."""
    if model is Entry:
        delete(Mention, Mention.entry_id.in_(ids))
    if model is Order:
        delete(OrderLine, OrderLine.order_id.in_(ids))
    if model is PurchaseOrder:
        lines = db.session.scalars(of(PurchaseLine, PurchaseLine.id).where(PurchaseLine.order_id.in_(ids))).all()
        for part in (Receipt, PromiseMove):
            delete(part, part.line_id.in_(lines))
        delete(PurchaseLine, PurchaseLine.id.in_(lines))
    contents = of(Attachment, Attachment.sha).where(Attachment.id.in_(ids))
    shas = set(db.session.scalars(contents)) if model is Attachment else ()
    delete(model, model.id.in_(ids))
    ledger.forget(model, ids)
    for sha in shas:
        if db.session.scalar(of(Attachment, Attachment.id).where(Attachment.sha == sha).limit(1)) is None:
            drop_file(sha)


def remove_rest(model, ids):
    """What no record is: it stays while it was edited or something that stays refers to it."""
    kept = ledger.edited(model, ids) | in_use(model, ids)
    going = set(ids) - kept
    for row in db.session.scalars(sa.select(model).where(model.id.in_(going))):
        for column in {User: OF_A_USER, Team: OF_A_TEAM}.get(model, ()):
            delete(column.class_, column == row.id)
        db.session.delete(row)
    db.session.flush()
    if parts := {User: ("users",), Team: ("teams", "memberships")}.get(model):  # a membership's row is that of its team
        delete(HouseChange, sa.and_(HouseChange.part.in_(parts), HouseChange.row_id.in_(going)))
    ledger.forget(model, ids)
    named = [[model.__tablename__, row.id, row.name] for row in db.session.scalars(
        sa.select(model).where(model.id.in_(kept)).order_by(model.id))] if hasattr(model, "name") else []
    return len(ids), named


def in_use(model, ids):
    if model is CustomField:
        held = db.session.scalars(of(Record, Record.extra)).all()
        keys = {key for extra in held for key in extra or ()}
        return {id_ for id_ in ids if f"f{id_}" in keys}
    if model is Rate:
        rates = db.session.execute(sa.select(Rate.id, Rate.currency).where(Rate.id.in_(ids))).all()
        paid = set(db.session.scalars(of(Order, Order.currency).distinct()))
        return {id_ for id_, currency in rates if currency in paid}
    if model in (Entry, Attachment, Order, PurchaseOrder, PartyLink):
        return set(ids)
    besides = {Questionnaire: (Question,), Team: (Membership, PastMembership),
               User: (Notice, Watcher, Mention, SignIn, SignInEvent, OneTimeLink, Membership, PastMembership,
                      CalendarFeed, HouseChange)}
    acted = of(HouseChange, HouseChange.by_id).where(  # on others than themselves
        HouseChange.by_id.in_(ids), HouseChange.about_id.is_distinct_from(HouseChange.by_id))
    return referred_to(model, ids, besides=besides.get(model, ())) | (
        set(db.session.scalars(acted)) if model is User else set())


def delete(model, condition):
    delete_rows(model, condition, domain="admin")
