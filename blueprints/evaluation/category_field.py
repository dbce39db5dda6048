"""The category of what is ordered or asked for, in the forms of any room."""
from wtforms.validators import ValidationError

from blueprints.evaluation.queries.qualifications import categories
from core.forms import IdSelect
from core.words import _, _lp


class CategorySelect(IdSelect):
    """Nothing to choose while there are no categories; needed as soon as one of them asks for a qualification."""

    def __init__(self, label=None, validators=None, *, role="supplier", **kwargs):
        super().__init__(label or _lp("qualification", "Category"), validators, **kwargs)
        self.offered = {each.id: each for each in categories(role)}
        self.choices = [(each.id, each.name) for each in self.offered.values()]
        self.empty = _("Please choose") if self.is_ruled else _("None")

    @property
    def is_ruled(self):
        return any(each.effects for each in self.offered.values())

    @property
    def chosen(self):
        """The RoleCategory itself, or None."""
        return self.offered.get(self.data)

    def pre_validate(self, form):
        super().pre_validate(form)
        if self.data is None and self.is_ruled:
            raise ValidationError(_("Please choose"))
