"""Filling a form the way a browser does: what it would send, from the controls that are really on the page."""
from io import BytesIO
from pathlib import Path

MULTIPART = "multipart/form-data"


class CannotFill(AssertionError):
    """The page does not allow what the test wants; a person could not do it either."""


def controls_of(form):
    """The form's enabled controls that have a name, those elsewhere on the page with form="its id" too."""
    found = form.css("input, select, textarea")
    if form.id:
        found += form.parser.css(f'[form="{form.id}"]')
    return [node for node in found if node.attributes.get("name") and node.tag != "button" and not is_disabled(node)]


def is_disabled(node):
    if "disabled" in node.attributes:
        return True
    while node is not None:
        if node.tag == "fieldset" and "disabled" in node.attributes:
            return True
        node = node.parent
    return False


def names_of(form):
    return {node.attributes["name"] for node in controls_of(form)}


def filled(form, fields):
    """(name, value) pairs the form sends once a person has entered `fields` (a dict by field name).

    A value is text or a number; True or False for a single check box; a list for several boxes or a multiple select;
    a Path or (bytes, file name) for a file. CannotFill for a name or choice that the form does not offer.
    """
    by_name = {}
    for node in controls_of(form):
        by_name.setdefault(node.attributes["name"], []).append(node)
    if unknown := fields.keys() - by_name.keys():
        raise CannotFill(f"no such field: {sorted(unknown)}. The form has {sorted(by_name)}")
    pairs = []
    for name, nodes in by_name.items():
        values = entered(name, nodes, fields[name]) if name in fields else as_drawn(nodes)
        pairs += [(name, value) for value in values]
    return pairs


def kind_of(node):
    return (node.attributes.get("type") or "text").lower() if node.tag == "input" else node.tag


def as_drawn(nodes):
    """What the controls of one name send when nobody touches them."""
    values = []
    for node in nodes:
        kind = kind_of(node)
        if kind == "select":
            values += [value_of(option) for option in chosen_options(node)]
        elif kind == "textarea":
            values.append(node.text())
        elif kind in ("checkbox", "radio"):
            values += [node.attributes.get("value") or "on"] if "checked" in node.attributes else []
        elif kind not in ("file", "submit", "button", "reset", "image"):
            values.append(node.attributes.get("value") or "")
    return values


def chosen_options(select):
    options = [option for option in select.css("option") if "disabled" not in option.attributes]
    chosen = [option for option in options if "selected" in option.attributes]
    return chosen or (options[:1] if "multiple" not in select.attributes else [])


def value_of(option):
    value = option.attributes.get("value", option.text().strip())
    return value or ""


def entered(name, nodes, value):
    """What the controls of one name send when a person enters `value`."""
    kind = kind_of(nodes[-1])
    if "readonly" in nodes[-1].attributes:
        raise CannotFill(f"{name} is read-only")
    if kind == "file":
        return [upload(item) for item in (value if isinstance(value, list) else [value])]
    if kind in ("checkbox", "radio"):
        boxes = [node for node in nodes if kind_of(node) == kind]
        offered = [box.attributes.get("value") or "on" for box in boxes]
        if isinstance(value, bool):
            return offered[-1:] if value else []
        return choose(name, offered, value)
    if kind == "select":
        options = nodes[-1].css("option")
        return choose(name, [value_of(o) for o in options if "disabled" not in o.attributes], value)
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def choose(name, offered, value):
    wanted = [str(item) for item in (value if isinstance(value, list) else [value])]
    if missing := [item for item in wanted if item not in offered]:
        raise CannotFill(f"{name} does not offer {missing}, only {offered}")
    return wanted


def upload(value):
    """Werkzeug's form of a file: (open file, file name)."""
    if isinstance(value, Path):
        return value.open("rb"), value.name
    content, name = value
    return BytesIO(content), name
