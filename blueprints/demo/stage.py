"""Where the sample company is made: what day it is there, who is in it, and chance that is the same all day."""
import random
from contextlib import contextmanager
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy import event

from blueprints.demo import en, zh
from blueprints.demo.ledger import PARTS, made
from core.access import of
from core.times import local_to_instant, today, zone
from core.workspace import workspace
from models import Party, SampleItem, User, db, now

WORDS = {"en": en, "zh": zh}
TIMES = ("created_at", "updated_at", "at", "since_at")  # what a new row says of when it was made
OPENS, CLOSES = 8 * 60, 18 * 60  # when people work, in minutes of the day
STEM = "sample.example.org"  # no mail ever arrives there


class Stage:
    """One step of the work. `chance` is seeded by the day and the step, so a step that is done again is the same."""

    def __init__(self, lead_id, step):
        home, at = workspace(), now()
        self.home, self.today, self.hour = home, today(home, at), at.astimezone(zone(home.time_zone)).hour
        self.words = WORDS[home.language]
        self.chance = random.Random(f"{self.today} {step}")
        self.lead_id = lead_id
        self.at = None

    def day(self, days_ago):
        return self.today - timedelta(days=days_ago)

    def moment(self, days_ago, hour=10, minute=0):
        """An instant so many days before today, by the clock of the workspace; today, none that has yet to come."""
        minutes = 60 * hour + minute
        clock = time(*divmod(minutes if days_ago else self.so_far(minutes), 60))
        return local_to_instant(datetime.combine(self.day(days_ago), clock), self.home.time_zone)

    def so_far(self, minutes):
        """A minute of today, drawn together with all others of the working day so that it ends at the last full hour.

        What came after what still does.
        """
        ends = 60 * self.hour
        begins = OPENS if ends > OPENS else 0
        if minutes < begins or ends >= CLOSES:
            return min(minutes, ends)
        return begins + (minutes - begins) * (ends - begins) // (CLOSES - begins)

    def some_moment(self, days_ago):
        """The same at some hour of the working day."""
        return self.moment(days_ago, self.chance.randint(8, 17), self.chance.choice((0, 10, 15, 20, 30, 45, 50)))

    def people(self):
        """The twelve, in the order of the facts; then whoever leads, if anybody does."""
        ids = made(User)
        users = {user.id: user for user in db.session.scalars(sa.select(User).where(User.id.in_([*ids, self.lead_id])))}
        return [users[id_] for id_ in ids] + ([users[self.lead_id]] if self.lead_id else [])

    def of_team(self, key):
        """People of a team of the facts, those who lead first; the administrator sells, too."""
        people = self.people()
        found = [user for user, facts in zip(people, self.words.PEOPLE, strict=False) if facts[2] == key]
        return found + people[len(self.words.PEOPLE):] if key == "sales" else found

    def parties(self, role=None, start=0, stop=None):
        """Those of the sample that wear a hat, or any, in the order they were made."""
        query = of(Party).where(Party.id.in_(made(Party))).order_by(Party.id)
        if role is not None:
            query = query.where(Party.hats.any(role=role))
        return db.session.scalars(query.slice(start, stop) if stop else query.offset(start)).all()


@contextmanager
def watched(stage):
    """Whatever is stored meanwhile is dated by the clock of the stage, and enters the ledger."""
    session, new = db.session(), []

    def date_new(session, _context, _instances):
        for row in session.new:
            columns = sa.inspect(row).mapper.column_attrs
            for name in TIMES if stage.at else ():
                if name in columns and getattr(row, name) is None:
                    setattr(row, name, stage.at)

    def note_new(session, _context):
        new.extend(row for row in session.new if type(row) in PARTS)

    event.listen(session, "before_flush", date_new)
    event.listen(session, "after_flush", note_new)
    try:
        yield
        session.flush()
        session.add_all(SampleItem(part=PARTS[type(row)], row_id=row.id) for row in new)
        session.flush()
    finally:
        event.remove(session, "before_flush", date_new)
        event.remove(session, "after_flush", note_new)
