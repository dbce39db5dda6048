"""Files of complaints: some done, some at every stage on the way, three of one lot that opened a problem."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.demo.ledger import made
from blueprints.service.actions import incidents
from core.access import of
from core.search import name_key
from models import COMPLAINT_STAGES, ComplaintFile, ComplaintStep, Product, Record, RootCause, Ticket, db, now

DONE, ALIKE = 12, 3
OPEN_STAGES = ("tracking", "acknowledgement", "assessment", "investigation", "response", "decision", "closing")
SEVERITIES = ("major", "minor", "critical")


def write_files(stage):
    """The newest complaints about goods are alike; of the others that are open each stands at another stage."""
    tickets = db.session.scalars(of(Ticket).where(
        Ticket.id.in_(made(Ticket)), Ticket.kind_of == "complaint").order_by(Record.created_at, Ticket.id)).all()
    tickets = [ticket for ticket in tickets if ticket.title in stage.words.CASES]
    goods = [ticket for ticket in tickets if ticket.title in stage.words.GOODS]
    alike = [ticket for ticket in goods if ticket.created_at < stage.moment(1)][-ALIKE:]
    still_open = [ticket for ticket in tickets if ticket.is_open and ticket not in alike]
    done = [ticket for ticket in tickets if ticket.state == "closed"][-DONE:]
    agents, chosen = stage.of_team("service"), []
    chosen += [(ticket, "done") for ticket in done]
    chosen += list(zip(still_open, OPEN_STAGES, strict=False))
    chosen += [(ticket, "response") for ticket in alike]
    for number, (ticket, reached) in enumerate(chosen):
        case = stage.words.CASES[ticket.title]
        if ticket in alike:
            case = (stage.words.CASES[alike[0].title][0], *case[1:])  # one cause
        write_file(ticket, reached, case, number, agents[number % len(agents)], stage)
        if ticket.title in stage.words.GOODS:
            note_goods(ticket, 0 if ticket in alike else number + 1, ticket in alike, agents[0], stage)


def write_file(ticket, reached, case, number, agent, stage):
    """As far as it came: what each stage behind it asks for, and when it came to the next."""
    cause, asked, happened, wanted, findings, correction, prevention, remedy, given, cents = case
    words, place = stage.words.FILE_WORDS, COMPLAINT_STAGES.index(reached)
    known = {"receipt": {"what_happened": happened, "remedy_wanted": wanted, "remedy_asked": asked},
             "assessment": {"is_safety": False, "complexity": "simple", "impact": words["impact"],
                            "immediate_action": words["immediate_action"]},
             "investigation": {"findings": findings, "evidence": words["evidence"], "cause_id": cause_id(cause),
                               "people_asked": words["people_asked"]},
             "response": {"correction": correction, "prevention": prevention, "remedy": remedy,
                          "remedy_given": given, "cost_cents": cents, "currency": stage.home.currency,
                          "proposed_by_id": agent.id},
             "decision": {"decision": words["decision"], "recourse": words["recourse"],
                          "decided_on": min((ticket.created_at + timedelta(days=9)).date(), stage.today)},
             "closing": {"outcome": "accepted"}}
    if reached == "done" and number % 6 == 1:
        known["closing"] = {"outcome": "rejected", "is_disputed": True, "further_step": words["further_step"]}
    file = ComplaintFile(record_id=ticket.id, stage=reached)
    ticket.severity = SEVERITIES[number % len(SEVERITIES)] if place > COMPLAINT_STAGES.index("assessment") else None
    db.session.add(file)
    for step, name in enumerate(COMPLAINT_STAGES[:place + 1]):
        at = ticket.created_at + min(now() - ticket.created_at, timedelta(days=12)) * step / (place + 1)
        db.session.add(ComplaintStep(record_id=ticket.id, stage=name, at=at, by_id=agent.id))
        for fact, value in known.get(name, {}).items() if step < place or name == "response" else ():
            setattr(file, fact, value)
    db.session.flush()


def note_goods(ticket, product, is_alike, agent, stage):
    """Which product of which supplier; those that are alike are of one lot."""
    products, suppliers = made(Product), stage.parties("supplier", 0, 10)
    stage.at = ticket.created_at
    incidents.note(ticket, {
        "product_id": products[product % len(products)], "supplier_id": suppliers[product % len(suppliers)].id,
        "line_id": None, "lot": stage.words.LOT if is_alike else f"{stage.words.LOT[:-2]}{product:02}",
        "quantity": 4 if is_alike else stage.chance.randint(1, 12), "severity": ticket.severity or "major",
        "happened_on": ticket.created_at.date()}, by=agent)


def cause_id(path):
    """The root cause of a path, if the company has it still."""
    return db.session.scalar(sa.select(RootCause.id).where(
        RootCause.path_key == name_key(path), RootCause.archived_at.is_(None)))


STEPS = [write_files]
