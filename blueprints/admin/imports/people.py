"""The people a file names: users by e-mail or by name; unknown ones become users who cannot sign in."""
import sqlalchemy as sa

from blueprints.admin.actions.users import compose_without_sign_in
from core.importing.targets import Finding, Step
from core.importing.undoing import take_out
from core.search import fold, name_key
from models import HouseChange, User, db


class KnownPeople:
    """All users by the names a file may give them; read when first asked, kept for one import."""

    def __init__(self):
        self._found = None

    def find(self, text):
        """The ids of whom `text` means: one, none, or several of the same name, those who are active first."""
        return self._everybody().get(person_key(text), [])

    def note(self, user):
        for text in (user.email, user.name):
            self._everybody().setdefault(person_key(text), []).append(user.id)

    def addresses(self):
        return {key for key in self._everybody() if "@" in key}

    def _everybody(self):
        if self._found is None:
            self._found = {}
            users = sa.select(User.id, User.name, User.email, User.is_active).order_by(User.id)
            for user in db.session.execute(users):
                self._found.setdefault(person_key(user.email), []).append(user.id)
            for active in (True, False):  # who left counts only where nobody who is here has the name
                self._add_names([user for user in db.session.execute(users) if user.is_active == active])
        return self._found

    def _add_names(self, users):
        before = set(self._found)
        for user in users:
            if person_key(user.name) not in before:
                self._found.setdefault(person_key(user.name), []).append(user.id)


def person_key(text):
    """How people are told apart in a file: by e-mail, without one by name. "" when the text is neither."""
    return fold(text).strip() if "@" in text else name_key(text)


class PeopleStep(Step):
    """`field` is the one whose cells name people."""

    entity = "user"

    def __init__(self, terms, people, field="owner"):
        super().__init__(terms)
        self.people, self.field = people, field

    def compare(self, groups):
        return [self._finding(group) for group in groups]

    def _finding(self, group):
        text = group.rows[0][1][self.field]
        ids = self.people.find(text)
        if len(ids) > 1:  # whoever names them is refused
            return Finding(group.key, "refused", text)
        return Finding(group.key, "unchanged" if ids else "new", text, ids[0] if ids else None)

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        taken, users = self.people.addresses(), []
        for finding in fresh:
            email = finding.label if "@" in finding.label else None
            users.append(compose_without_sign_in(finding.label.partition("@")[0], email, taken))
            taken.add(users[-1].email_key)
        db.session.add_all(users)
        db.session.flush()
        for finding, user in zip(fresh, users, strict=True):
            finding.target_id, finding.version = user.id, user.version
            self.people.note(user)

    def undo(self, items):
        return undo_people(items)


def undo_people(items, besides=()):
    """Users nobody has changed or given anything since go again; {item id: why it was kept}. `besides`: what goes with
    them. What was noted of them stays, without a person."""
    return take_out(User, items, besides=(HouseChange, *besides))
