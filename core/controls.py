"""Controls of forms as they were drawn before: WTForms puts the attributes of one together in 80 to 150 µs.

What a control looks like follows from the few things named here; one with anything else is drawn by WTForms, as ever.
"""
from markupsafe import Markup, escape
from wtforms.widgets import FileInput, HiddenInput, NumberInput, Select, TextArea, TextInput

TYPED = (TextInput, TextArea, NumberInput, FileInput)
FLAGS = frozenset(HiddenInput.validation_attrs)  # those that show
LONGEST = 200  # characters; what somebody wrote at length is not kept
MOST = 5_000  # controls kept; then all are forgotten and drawn anew

_kept = {}


def drawn(field, attributes, draw):
    """The control of a field with these attributes: as it was drawn before, else what `draw` gives."""
    plain = not (attributes or field.render_kw) and FLAGS.isdisjoint(vars(field.flags))
    if plain and type(field.widget) is HiddenInput:
        told = escape(field._value())  # another for each form: not worth keeping
        return Markup(f'<input id="{escape(field.id)}" name="{escape(field.name)}" type="hidden" value="{told}">')
    key = _key(field, attributes)
    if key is None:
        return draw(field, attributes)
    if key not in _kept:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = draw(field, attributes)
    return _kept[key]


def _key(field, attributes):
    """All that the control follows from; None where that is not known well enough."""
    kind = type(field.widget)
    if kind in TYPED:
        shown = field._value()
        if isinstance(shown, str) and len(shown) > LONGEST:
            return None
    elif kind is Select and not field.has_groups():
        choices = list(field.iter_choices())
        if any(choice.render_kw for choice in choices):
            return None
        shown = tuple([(choice.value, str(choice.label), choice.selected) for choice in choices])
    else:
        return None
    own = (field.render_kw or {}).items()
    key = (kind, getattr(field.widget, "input_type", ""), getattr(field.widget, "multiple", ""), field.id, field.name,
           shown, *sorted(vars(field.flags).items()), "own", *_told(own), "given", *_told(attributes.items()))
    try:
        hash(key)
    except TypeError:
        return None
    return key


def _told(attributes):
    """Attributes with their words as they are read now: some are lazy."""
    return [(name, value if isinstance(value, str | int | None) else str(value)) for name, value in attributes]
