"""One entity that is only read, made of its plain columns: they take the short way (core/ready.py), which SQLAlchemy's
own loading of an entity does not."""
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import make_transient_to_detached

from models import db


@cache
def columns_of(model):
    """All its columns; none where a row alone tells of which class it is."""
    mapper = sa.inspect(model)
    return tuple(mapper.column_attrs) if set(mapper.self_and_descendants) == {mapper} else ()


def read_one(model, statement, parameters):
    """The entity that `statement`, a select of `columns_of` the model, finds by its id; None where it finds none."""
    session, columns = db.session(), columns_of(model)
    found = session.execute(statement, parameters).one_or_none()
    if found is None or not columns:
        return found and found[0]
    values = dict(zip([column.key for column in columns], found, strict=True))
    mapper = sa.inspect(model)
    held = session.identity_map.get(mapper.identity_key_from_primary_key([values["id"]]))
    if held is not None:
        return held
    entity = mapper.class_manager.new_instance()
    vars(entity).update(values)
    make_transient_to_detached(entity)
    session.add(entity)
    return entity
