"""The cast and the things of the tests: who is who, how a test makes what it needs, how tables are emptied."""
import functools
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa

from blueprints.auth.set_up import SetUp, make_workspace, role_by_key
from blueprints.customers.actions import parties
from blueprints.sales import actions as sales
from blueprints.sales.actions import deals, moves, quotes
from blueprints.service.actions import sold_items, talk
from blueprints.service.actions import tickets as service
from blueprints.tasks import actions as tasks
from core import passwords
from core.principal import SYSTEM
from core.scope import acting_as
from core.sign_ins import token_hash
from core.workspace import workspace
from models import (
    CriterionTick,
    Deal,
    LostReason,
    Membership,
    Order,
    Party,
    Quote,
    SignIn,
    SoldItem,
    Stage,
    Task,
    Team,
    Throttle,
    Ticket,
    User,
    db,
    now,
)
from tests.browse import Browser

PASSWORD = "correct horse battery"
PASSWORD_HASH = passwords.hash_password(PASSWORD)

CAST = {  # name: (role, team)
    "ada": ("administrator", None),
    "mara": ("manager", None),
    "rita": ("sales", "North"),
    "otto": ("sales", "South"),
    "vic": ("viewer", None),
}
HOME = SetUp(workspace="Harbour Trading", country="GB", currency="GBP", time_zone="Europe/London", language="en",
             name="", email="")


@contextmanager
def inside(app):
    """The application's context as the system, able to write; requests of a Browser have their own."""
    with app.app_context(), acting_as(SYSTEM), db.session().in_mode("write"):
        yield db.session


def fill(app):
    """The workspace, its roles, two teams and the cast, all with PASSWORD."""
    with inside(app):
        make_workspace(HOME)
        teams = {name: Team(name=name, name_key=name.lower()) for name in ("North", "South")}
        db.session.add_all(teams.values())
        db.session.flush()
        for name, (role, team) in CAST.items():
            user = User(name=name.title(), email=f"{name}@example.org", email_key=f"{name}@example.org", language="en",
                        time_zone="Europe/London", password_hash=PASSWORD_HASH, roles=[role_by_key(role)])
            if team:
                user.memberships = [Membership(team=teams[team], since=date(2024, 1, 1))]
            db.session.add(user)
        db.session.commit()


class World:
    """Makes things for a test: `make(Party, title="Acme", team="North")`, `make(Order, party=acme, on=...)`."""

    def __init__(self, app):
        self.app = app
        self._made = 0

    def __call__(self, model, **facts):
        self._made += 1
        with inside(self.app):
            made = {Party: self._party, Order: self._order, Task: self._task, Deal: self._deal, Quote: self._quote,
                    Ticket: self._ticket, SoldItem: self._sold_item}[model](**facts)
            db.session.commit()
            return made

    def user(self, name):
        with inside(self.app):
            return _user(name)

    def _party(self, *, title=None, role="customer", team="North", owner=None, code=None, since=None, **facts):
        team_id = db.session.scalar(sa.select(Team.id).where(Team.name == team)) if team else None
        return parties.register(
            {"title": title or f"Party {self._made}", **facts}, by=SYSTEM, role=role, code=code, team_id=team_id,
            owner_id=_user(owner).id if owner else None, since=since)

    def _order(self, *, party, number=None, on=None, lines=None, currency="GBP", credit_note=False):
        on = on or workspace_today()
        party = db.session.get(Party, party.id)
        return sales.enter_order(
            party, number=number or f"T-{self._made}", currency=currency, credit_note=credit_note, by=SYSTEM,
            ordered_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
            lines=lines or [sales.LineFacts(Decimal(2), Decimal("12.50"), code="TEA", description="Tea")])


    def _task(self, *, title=None, owner="rita", team=None, about=None, due=None, at=None, repeats=None, by=None,
              done_by=None, notes=""):
        """`owner`, `by` (who made it; else its owner) and `done_by` are names of the cast, `about` a record."""
        maker = _user(by or owner) if by or owner else SYSTEM
        facts = {"title": title or f"Task {self._made}", "notes": notes, "due_on": due, "due_time": at,
                 "owner_id": _user(owner).id if owner else None,
                 "team_id": db.session.scalar(sa.select(Team.id).where(Team.name == team)) if team else None}
        task = tasks.make_task(facts, by=maker, repeats=repeats,
                               about=db.session.get(type(about), about.id) if about else None)
        if done_by:
            db.session.flush()
            tasks.do(task, by=_user(done_by))
        return task

    def _deal(self, *, title=None, owner="rita", team="North", party=None, stage="Enquiry", amount=None, lost=None,
              at=None, **facts):
        """`stage` is the name of a stage; a deal in a closed one went there from the first. `amount` is in cents."""
        stage = db.session.scalars(sa.select(Stage).where(Stage.name == stage)).one()
        facts |= {"title": title or f"Deal {self._made}", "party_id": party.id if party else None,
                  "amount_cents": amount, "owner_id": _user(owner).id if owner else None,
                  "team_id": db.session.scalar(sa.select(Team.id).where(Team.name == team)) if team else None}
        first = stage if stage.outcome == "open" else deals.first_stage(stage.pipeline_id)
        deal = deals.open_deal(facts, by=SYSTEM, stage=first, at=at)
        if stage.outcome != "open":
            reason = db.session.scalars(sa.select(LostReason).where(LostReason.name == (lost or "Price"))).one()
            deal.ticks = [CriterionTick(criterion_id=criterion.id) for criterion in first.criteria]
            moves.move(deal, to=stage, by=SYSTEM, reason=reason)
        return deal


    def _ticket(self, *, title=None, owner=None, team="North", said=None, at=None, **facts):
        """`said` is what the customer wrote; without it there is no message yet."""
        ticket = service.open_ticket(
            {"title": title or f"Ticket {self._made}", "channel": "web", **facts}, by=SYSTEM, at=at,
            owner_id=_user(owner).id if owner else None,
            team_id=db.session.scalar(sa.select(Team.id).where(Team.name == team)) if team else None)
        if said:
            talk.receive(ticket, said, by=SYSTEM, channel=ticket.channel, author=ticket.asker, at=at)
        return ticket

    def _sold_item(self, *, party, serial=None, what="Kettle", **facts):
        facts |= {"party_id": party.id, "serial": serial or f"SN-{self._made}", "what": what}
        return sold_items.record_item(facts, by=SYSTEM, asks=False)

    def _quote(self, *, party, deal=None, number=None, state="sent", days=30):
        """Of `deal` or of `party` alone, valid for so many days from today."""
        today = workspace_today()
        quote = quotes.write_quote(
            db.session.get(Party, party.id), {"currency": "GBP", "issued_on": today, "terms": "",
                                              "valid_until": today + timedelta(days=days)},
            [quotes.QuoteLineFacts(Decimal(2), Decimal("12.50"), "TEA", "Tea", tax_rate=Decimal("0.2"))],
            number=number or f"Q-{self._made}", deal=db.session.get(Deal, deal.id) if deal else None, by=SYSTEM)
        db.session.flush()
        if state == "sent":
            quotes.send_quote(quote, by=SYSTEM)
        return quote


def workspace_today():
    return datetime.now(UTC).date() if workspace() else date.today()


def days_ago(number):
    return datetime.now(UTC).date() - timedelta(days=number)


def days_on(number):
    return days_ago(-number)


def _user(name):
    return db.session.scalars(sa.select(User).where(User.email_key == f"{name}@example.org")).one()


def sign_in_row(app, name, token_hash):
    with inside(app):
        user = _user(name)
        db.session.add(SignIn(token_hash=token_hash, user_id=user.id, device="Test browser", address="127.0.0.1",
                              expires_at=now() + timedelta(days=1)))
        db.session.commit()


def keep_waiting(app):
    """Who must wait after wrong passwords waits a minute longer: a second would be over before a slow machine asks
    again. How many seconds each would have waited."""
    with inside(app):
        held = db.session.scalars(sa.select(Throttle).where(Throttle.blocked_until > Throttle.last_failure_at))
        waits = [(each, each.blocked_until - each.last_failure_at) for each in held]
        for each, _wait in waits:
            each.blocked_until += timedelta(minutes=1)
        db.session.commit()
        return [round(wait.total_seconds()) for _each, wait in waits]


def browsers(app):
    """`browsers(app)("rita")` is rita at her browser, the same each time; without a name it is a stranger."""
    @functools.cache
    def open_browser(name=None):
        if name is None:
            return Browser(app)
        token = f"token of {name}"
        sign_in_row(app, name, token_hash(token))
        return Browser(app, lambda client: client.set_cookie("guanxi", token))

    return open_browser
