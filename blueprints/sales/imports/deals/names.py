"""The names a file of deals uses that nobody knows here: said once what they mean, they are never asked again."""
import sqlalchemy as sa

from blueprints.sales.deal_labels import STATES
from blueprints.sales.imports.deals.stages import OUTCOMES, StagesNamed
from core.importing.aliases import Unknown, likely
from core.search import fold
from models import ImportItem, Product, User, db

MOST_ASKED = 50  # names, and choices of each


def unknown_names(run, target):
    """An Unknown for each stage, product and person that the run's file names and nobody here is called."""
    settled = run.options.get("aliases", {})
    asked = [*_stages(run, target), *_products(run, target), *_people(run, target)]
    means = {name: {fold(said).strip() for said in texts.values()} for name, texts in settled.items()}
    open_ones = [one for one in asked if fold(one.text).strip() not in settled.get(one.field, {})
                 and fold(one.text).strip() not in means.get(one.field, ())]
    return sorted(open_ones, key=lambda one: (one.field != "stage", not one.likely))[:MOST_ASKED]


def _stages(run, target):
    texts = run.counts.get("notes", {}).get("stage", {})
    if not texts:
        return
    known = StagesNamed()
    outcomes = [(name, str(label)) for name, label in STATES.items() if name in OUTCOMES]
    choices = [*known.choices(), *(pair for pair in outcomes if pair[1] not in dict(known.choices()))]
    for text in texts:
        yield Unknown("stage", target.label_of("stage"), text, known.first_open().name, choices, likely(text, choices))


def _products(run, target):
    texts = _new(run, "product")
    if not texts:
        return
    names = sa.select(Product.name).where(Product.archived_at.is_(None)).order_by(Product.name_key).limit(MOST_ASKED)
    choices = [(name, name) for name in db.session.scalars(names)]
    choices += [(text, text) for text in texts if text not in dict(choices)]
    yield from (_named("product", target, text, choices) for text in texts)


def _people(run, target):
    texts = _new(run, "user")
    if not texts:
        return
    people = sa.select(User.email, User.name).where(User.is_active).order_by(User.name).limit(MOST_ASKED)
    choices = [tuple(person) for person in db.session.execute(people)]
    yield from (_named("owner", target, text, choices) for text in texts)


def _named(name, target, text, choices):
    others = [choice for choice in choices if choice[0] != text]
    return Unknown(name, target.label_of(name), text, text, others, likely(text, others))


def _new(run, entity):
    query = sa.select(ImportItem.label).where(
        ImportItem.run_id == run.id, ImportItem.entity == entity, ImportItem.outcome == "new")
    return db.session.scalars(query.order_by(ImportItem.id).limit(MOST_ASKED)).all()
