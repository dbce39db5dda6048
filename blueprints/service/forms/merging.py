"""What is asked before two tickets become one, and before one becomes two."""
from wtforms import RadioField, StringField
from wtforms.validators import Length

from blueprints.service.forms.settings import Ticks
from core.forms import CreateForm, Form, NotBlank
from core.words import _, _l


class IntoForm(Form):
    number = StringField(_l("Into the ticket with the number"), [NotBlank(), Length(max=100)])

    def refuse(self):
        self.number.errors = [*self.number.errors, _("There is no such ticket that you may see")]


class MergeForm(Form):
    """One question for each thing of which both hold something else: `of(differences)` makes the class."""

    @classmethod
    def of(cls, differences):
        fields = {f"take_{one.name}": RadioField(one.label, choices=[("target", one.theirs), ("source", one.mine)],
                                                 default="source" if one.is_new else "target") for one in differences}
        return type("MergeForm", (cls,), fields)

    @property
    def chosen(self):
        """The names of what the other ticket takes from this one."""
        return [field.name.removeprefix("take_") for field in self.own_fields() if field.data == "source"]


class SplitForm(CreateForm):
    title = StringField(_l("Subject of the new ticket"), [NotBlank(), Length(max=300)])
    entries = Ticks(_l("What goes into it"), coerce=int)
