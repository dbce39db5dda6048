"""What is asked before two tickets become one, and before one becomes two."""
from wtforms import StringField
from wtforms.validators import Length

from blueprints.service.forms.settings import Ticks
from core.forms import CreateForm, Form, NotBlank
from core.words import _, _l


class IntoForm(Form):
    number = StringField(_l("Into the ticket with the number"), [NotBlank(), Length(max=100)])

    def refuse(self):
        self.number.errors = [*self.number.errors, _("There is no such ticket that you may see")]


class SplitForm(CreateForm):
    title = StringField(_l("Subject of the new ticket"), [NotBlank(), Length(max=300)])
    entries = Ticks(_l("What goes into it"), coerce=int)
