"""The newest documents of a kind that hold some words, which is the order the search page shows them in."""
import sqlalchemy as sa

from core.search import ANY_WORDS, RANGE_BITS, doc_id, docs, found, holds, wanted_by
from models import db

WALKED = 8_000  # documents of a kind that PostgreSQL looks at one by one before it asks its index: 2 ms


def newest(kind, name, *, limit, before=None):
    """A select of the ids of the newest documents of a kind that hold what parameter `name` asks for; of those before
    one, to go on."""
    if db.engine.dialect.name == "postgresql":
        return _walked_first(kind, name, limit, before)
    documents, doc = found(ANY_WORDS, kind, name)
    if before is not None:
        documents = documents.where(doc < before)
    return documents.order_by(doc.desc()).limit(limit)


def _walked_first(kind, name, limit, before):
    """The same on PostgreSQL, whose index tells all there are, in no order: 20 ms for 30,000. So the newest of the kind
    are gone through before: a frequent word stands among them often enough, and a rare one in few documents at all."""
    wanted, first = wanted_by(name, ANY_WORDS, kind), doc_id(kind, 0)
    is_earlier = docs.c.id < (first + (1 << RANGE_BITS) if before is None else before)
    # The range says no more than the kind, but to the planner: it walks from the end of that, not from the newest file.
    walked = sa.select(docs.c.id, docs.c.vector).where(
        docs.c.kind == kind, docs.c.id >= first, is_earlier).order_by(docs.c.id.desc()).limit(WALKED).subquery()
    lately = sa.select(walked.c.id).where(holds(walked.c.vector, wanted)).order_by(walked.c.id.desc()).limit(limit).cte(
        f"lately_{name}")
    suffice = sa.select(sa.func.count()).select_from(lately).scalar_subquery() >= limit
    anywhere = sa.select(docs.c.id).where(holds(docs.c.vector, wanted), is_earlier, ~suffice).cte(
        f"anywhere_{name}").prefix_with("MATERIALIZED", dialect="postgresql")
    both = sa.union_all(sa.select(lately.c.id).where(suffice), sa.select(anywhere.c.id)).subquery()
    return sa.select(both.c.id).order_by(both.c.id.desc()).limit(limit)
