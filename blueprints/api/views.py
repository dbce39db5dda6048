"""The doors programs come in by: lists, one row of them, and what may be written."""
from flask import abort, jsonify, request, url_for

from blueprints.api import bp
from blueprints.api.given import NotUnderstood, body, check_version, filled
from blueprints.api.lists import holds, list_called, open_ones
from blueprints.api.rows import as_json, columns_of, opened, row_called
from core.access import can, find, needs
from core.address_values import LARGEST_ID
from core.writes import writes_of
from models import db


@bp.get("")
@needs()
def index():
    """What this token reads, and may write."""
    return {"lists": {name: {"url": url_for(".rows", name=name), "filters": list(listing.filters),
                             "sorts": list(listing.sorts),
                             "writes": [verb for verb, write in writes_of(name).items() if may(write)]}
                      for name, listing in open_ones().items()}}


@bp.get("/<string:name>")
@needs()
def rows(name):
    asked = opened(list_called(name), request.args, request.path)
    columns = columns_of(asked)
    return {"rows": [as_json(row, columns) for row in asked.rows], "next": asked.next_url,
            "previous": asked.previous_url}


@bp.get("/<string:name>/<int:row_id>")
@needs()
def row(name, row_id):
    listing, edit = list_called(name), writes_of(name).get("edit")
    found = (row_called(listing, row_id, request.path) if row_id <= LARGEST_ID else None) or abort(404)
    if edit and may(edit):
        form = edit.form(None, find(edit.model, row_id))
        fields = {field.name: shown(field) for field in form.own_fields()}
        found |= {"version": int(form.version.data), "fields": fields}
    return found


@bp.get("/<string:name>/new")
@needs()
def fields_to_create(name):
    return described(write_called(name, "create").form(None, None))


@bp.get("/<string:name>/<int:row_id>/<string:verb>")
@needs()
def fields_to_act(name, row_id, verb):
    write = write_called(name, verb)
    return described(write.form(None, find(write.model or abort(404), row_id, to="edit")))


@bp.post("/<string:name>")
@needs()
def create(name):
    made = written(write_called(name, "create"), None)
    return answer(name, made.id, 201)


@bp.patch("/<string:name>/<int:row_id>")
@needs()
def edit(name, row_id):
    write = write_called(name, "edit")
    written(write, find(write.model, row_id, to="edit"))
    return answer(name, row_id, 200)


@bp.post("/<string:name>/<int:row_id>/<string:verb>")
@needs()
def act(name, row_id, verb):
    write = write_called(name, verb)
    written(write, find(write.model or abort(404), row_id, to="edit"))
    return answer(name, row_id, 200)


def write_called(name, verb):
    list_called(name)
    write = writes_of(name).get(verb) or abort(405 if verb in ("create", "edit") else 404)
    if not may(write):
        abort(403)
    return write


def may(write):
    return can(write.right) if write.right else holds(None, "write")


def written(write, row):
    """Do it and commit; NotUnderstood with errors by field."""
    as_it_stands, sent = write.form(None, row), body()
    if hasattr(as_it_stands, "version"):
        check_version(as_it_stands, sent)
    form = write.form(filled(as_it_stands, sent), row)
    if not form.validate():
        raise NotUnderstood({name or "": [str(each) for each in told] for name, told in form.errors.items()})
    made = write.act(form, row)
    db.session.commit()
    return made


def answer(name, row_id, status):
    """The row as it is now; only its id, where whoever wrote it does not see it any more."""
    db.session().read_on()
    response = jsonify(row_called(list_called(name), row_id, request.path) or {"id": row_id})
    response.status_code, response.location = status, url_for(".row", name=name, row_id=row_id)
    return response


def described(form):
    """What can be sent: each field with what stands in it, and what can be chosen."""
    return {"fields": {field.name: {
        "label": str(field.label.text), "value": shown(field), "is_needed": bool(field.flags.required),
        **({"choices": [[value, str(label)] for value, label, *_rest in field.iter_choices()]}
           if getattr(field, "choices", None) is not None else {})} for field in form.own_fields()}}


def shown(field):
    """What a field holds, as it is sent back."""
    data = field.data
    return data if data is None or isinstance(data, bool | int | float | list) else str(data)
