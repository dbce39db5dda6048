"""What tickets of a file refer to: categories, which are made where there are none, products, teams and agents."""
import sqlalchemy as sa

from core.places import last_place
from core.search import fold, name_key
from models import Product, Team, TicketCategory, User, db


class References:
    """Looked up for some tickets at a time; a product, team or agent nobody knows here is no reference at all."""

    def __init__(self):
        self._categories, self._products = {}, {}
        self._teams, self._agents = None, None

    def load(self, written):
        self._load_people()
        self._load_products({key_of(one, "product") for one in written} - {""} - self._products.keys())
        self._load_categories({key_of(one, "category"): one.last["category"] for one in written
                               if key_of(one, "category")})

    def _load_people(self):
        if self._teams is None:
            teams = sa.select(Team.name_key, Team.id).where(Team.archived_at.is_(None))
            people = sa.select(User.email_key, User.name, User.id).where(User.is_active)
            self._teams = {fold(key): team_id for key, team_id in db.session.execute(teams)}
            self._agents = {}
            for email, name, user_id in db.session.execute(people):
                self._agents |= {email: user_id, fold(name): user_id}

    def _load_products(self, keys):
        self._products |= dict.fromkeys(keys)
        for column in (Product.name_key, Product.code_key):
            rows = sa.select(column, Product.id).where(column.in_(keys)) if keys else None
            self._products |= dict(db.session.execute(rows).all()) if keys else {}

    def _load_categories(self, wanted):
        missing = wanted.keys() - self._categories.keys()
        if not missing:
            return
        rows = sa.select(TicketCategory.path_key, TicketCategory.id).where(
            TicketCategory.path_key.in_(missing), TicketCategory.archived_at.is_(None))
        self._categories |= dict(db.session.execute(rows).all())
        last = last_place(TicketCategory, TicketCategory.parent_id.is_(None))
        made = [TicketCategory(name=wanted[key], path=wanted[key], path_key=key, position=last)
                for key in sorted(missing - self._categories.keys())]
        db.session.add_all(made)
        db.session.flush()
        self._categories |= {category.path_key: category.id for category in made}

    def category(self, written):
        return self._categories.get(key_of(written, "category"))

    def product(self, written):
        return self._products.get(key_of(written, "product"))

    def team(self, written):
        return self._teams.get(fold(written.last.get("group") or "").strip())

    def agent(self, written):
        return self._agents.get(fold(written.last.get("assignee") or "").strip())


def key_of(written, name):
    return name_key(written.last.get(name) or "")
